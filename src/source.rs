//! Where bytes come from: files, standard input, the bundled pair.
