"use strict";
(() => {
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const byId = (id) => document.getElementById(id);
  const findings = all(".finding").sort((a, b) => a.dataset.place - b.dataset.place);
  const verdictOf = new Map(findings.map((finding) => [finding.id, finding.dataset.verdict]));
  const list = byId("findings");
  const panes = [byId("left"), byId("right")];
  const [form, help, shown] = [byId("filters"), byId("help"), byId("shown")];
  const marks = all("mark").map((mark) => ({ mark, ids: mark.dataset.findings.split(" ") }));
  let current = null;
  let lead = panes[0];
  let isLocked = true;

  const tell = (words) => { shown.textContent = words; };

  /* Filters. What is hidden in the list is unmarked in the texts and left out by the keys. */
  const isShown = (finding) => !finding.hidden;
  const reviewed = {
    undecided: (data) => !data.decision,
    decided: (data) => data.decision,
    noted: (data) => data.noted,
  };
  const filter = () => {
    const wanted = new FormData(form);
    const [verdicts, kind, review] = [wanted.getAll("verdict"), wanted.get("kind"), wanted.get("review")];
    const isReviewed = reviewed[review] ?? ((data) => !review || data.decision === review);
    for (const finding of findings) {
      const data = finding.dataset;
      const isWanted = verdicts.includes(data.verdict) && (!kind || data.kind === kind) && Number(data.sure) >= Number(wanted.get("sure"));
      finding.hidden = !(isWanted && isReviewed(data));
    }
    const left = new Set(findings.filter(isShown).map((finding) => finding.id));
    for (const group of all(".group")) group.hidden = !all(".finding", group).some(isShown);
    for (const label of all(".label")) label.hidden = !left.has(label.dataset.finding);
    for (const { mark, ids } of marks) {
      const first = ids.find((id) => left.has(id));
      mark.className = first ? verdictOf.get(first) : "off";
    }
    if (current && current.hidden) leave();
    paint();
    tell(`${left.size} of ${findings.length} findings are shown`);
    requestAnimationFrame(measure);
  };

  /* The finding in focus. */
  const paint = () => {
    for (const finding of findings) {
      finding.classList.toggle("current", finding === current);
      if (finding === current) finding.setAttribute("aria-current", "true"); else finding.removeAttribute("aria-current");
    }
    for (const { mark, ids } of marks) mark.classList.toggle("current", current !== null && ids.includes(current.id));
  };
  const leave = () => { current = null; paint(); };
  const canScroll = (box) => box.scrollHeight > box.clientHeight + 1 && getComputedStyle(box).overflowY !== "visible";
  const bring = (box, element, share) => {
    const at = element.getBoundingClientRect().top - box.getBoundingClientRect().top + box.scrollTop;
    box.scrollTop = at - box.clientHeight * share;
  };
  const mentionOf = (finding, pane) => {
    const targets = all(".mentions a", finding).map((link) => byId(link.hash.slice(1)));
    return targets.find((target) => target && pane.contains(target));
  };
  const go = (finding) => {
    current = finding;
    paint();
    const details = finding.querySelector("details");
    if (details) details.open = true;
    if (canScroll(list)) {
      list.closest(".work").scrollIntoView({ block: "nearest" });
      bring(list, finding, 0.08);
      quietly(() => {
        const targets = panes.map((pane) => mentionOf(finding, pane));
        targets.forEach((target, side) => {
          if (target) bring(panes[side], target, 1 / 3);
        });
        /* What one text lacks: the other stands where the passages around it are linked. */
        targets.forEach((target, side) => {
          if (!target && targets[1 - side]) follow(panes[1 - side]);
        });
      });
    } else {
      finding.scrollIntoView({ block: "center" });
    }
    finding.focus({ preventScroll: true });
    draw();
  };
  const walks = {
    discrepancy: ["conflict or variant", (data) => data.verdict === "conflict" || data.verdict === "variant"],
    strong: ["conflict that is sure", (data) => data.verdict === "conflict" && Number(data.sure) >= Number(form.elements.sure.options[2].value)],
    shared: ["shared fact", (data) => data.verdict === "shared"],
    oneSided: ["fact that one text lacks", (data) => data.verdict.startsWith("only-")],
    inside: ["contradiction inside one text", (data) => data.verdict === "inside"],
    undecided: ["undecided discrepancy", (data) => ["conflict", "variant", "inside"].includes(data.verdict) && !data.decision],
  };
  const walk = (name, step) => {
    const [words, isWanted] = walks[name];
    const way = findings.filter((finding) => isShown(finding) && isWanted(finding.dataset));
    if (way.length === 0) return tell(`no ${words} is shown`);
    const here = current ? Number(current.dataset.place) : -1;
    const ahead = step > 0
      ? way.find((finding) => Number(finding.dataset.place) > here)
      : way.findLast((finding) => current && Number(finding.dataset.place) < here);
    if (!ahead && current) return tell(`that is the ${step > 0 ? "last" : "first"} ${words}`);
    const next = ahead ?? way[0];
    tell(`${words} ${way.indexOf(next) + 1} of ${way.length}`);
    go(next);
  };

  /* Linked passages: where they stand in their panes, level while one of them scrolls, and the lines between them. */
  let ties = [];
  let chain = [];
  const measure = () => {
    const tops = panes.map((pane) => pane.getBoundingClientRect().top - pane.scrollTop);
    const topOf = (passage, side) => (passage.getClientRects()[0] ?? passage.getBoundingClientRect()).top - tops[side];
    ties = all("#left .tie").map((link) => {
      const [from, to] = [link.closest(".passage"), byId(link.hash.slice(1))];
      const line = parseFloat(getComputedStyle(from).lineHeight) / 2;
      return { left: topOf(from, 0) + line, right: topOf(to, 1) + line, score: Number(link.dataset.score), relation: link.dataset.relation };
    });
    chain = rising(ties);
    draw();
  };
  /* The longest run of links that rise on both sides: those that scrolling can keep level. */
  const rising = (links) => {
    const sorted = [...links].sort((a, b) => a.left - b.left || a.right - b.right);
    const [ends, before] = [[], new Map()];
    for (const link of sorted) {
      let place = ends.findIndex((end) => end.right >= link.right || end.left >= link.left);
      if (place < 0) place = ends.length;
      if (place === ends.length || link.right < ends[place].right) {
        before.set(link, ends[place - 1]);
        ends[place] = link;
      }
    }
    const run = [];
    for (let link = ends.at(-1); link; link = before.get(link)) run.unshift(link);
    return run;
  };
  let quiet = 0;
  const quietly = (move) => {
    quiet = 2;
    move();
    requestAnimationFrame(() => requestAnimationFrame(() => { quiet = 0; }));
  };
  const follow = (pane) => {
    if (!isLocked || !panes.every(canScroll)) return;
    const [here, there] = pane === panes[0] ? ["left", "right"] : ["right", "left"];
    const other = panes[pane === panes[0] ? 1 : 0];
    const last = (box) => box.scrollHeight - box.clientHeight;
    const share = pane.scrollTop / last(pane);
    /* The line that is kept level moves from the top of the pane to its foot, so that both ends of both texts are reached. */
    const eye = pane.scrollTop + share * pane.clientHeight;
    const stops = [{ left: 0, right: 0 }, ...chain, { left: panes[0].scrollHeight, right: panes[1].scrollHeight }];
    const next = Math.max(1, stops.findIndex((stop) => stop[here] > eye));
    const [a, b] = [stops[next - 1], stops[next]];
    const part = b[here] > a[here] ? (eye - a[here]) / (b[here] - a[here]) : 0;
    other.scrollTop = a[there] + part * (b[there] - a[there]) - share * other.clientHeight;
  };
  /* The line between the two statements of a finding. */
  const between = (finding) => {
    if (!finding) return [];
    const [left, right] = panes.map((pane) => {
      const mention = mentionOf(finding, pane);
      return mention && mention.getClientRects()[0].top - pane.getBoundingClientRect().top + pane.scrollTop + 12;
    });
    return left === undefined || right === undefined ? [] : [{ left, right, score: 1, relation: "current" }];
  };
  const svg = byId("ties");
  const draw = () => {
    const width = svg.parentElement.clientWidth;
    if (width === 0 || !canScroll(panes[0])) return svg.replaceChildren();
    const height = panes[0].clientHeight;
    svg.setAttribute("viewBox", `0 0 ${width} ${height}`);
    const lines = [...ties, ...between(current)].map((tie) => ({ tie, a: tie.left - panes[0].scrollTop, b: tie.right - panes[1].scrollTop }));
    const isIn = (y) => y >= 0 && y <= height;
    const clamp = (y) => Math.min(Math.max(y, 0), height);
    svg.replaceChildren(...lines.filter(({ a, b }) => isIn(a) || isIn(b)).map(({ tie, a, b }) => {
      const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
      path.setAttribute("d", `M0 ${clamp(a)}C${width / 2} ${clamp(a)} ${width / 2} ${clamp(b)} ${width} ${clamp(b)}`);
      path.setAttribute("class", `${tie.relation} ${isIn(a) && isIn(b) ? "" : "away"}`);
      path.setAttribute("stroke-opacity", 0.15 + 0.85 * tie.score ** 2);
      return path;
    }));
  };
  for (const pane of panes) {
    pane.addEventListener("scroll", () => {
      if (!quiet && pane === lead) follow(pane);
      draw();
    }, { passive: true });
    for (const event of ["pointerenter", "focusin", "wheel", "touchstart"]) {
      pane.addEventListener(event, () => { lead = pane; }, { passive: true });
    }
  }

  /* Pointing. */
  document.addEventListener("click", (event) => {
    const { target } = event;
    const label = target.closest(".label");
    const mark = target.closest("mark:not(.off)");
    if (label || mark) {
      const wanted = label ? label.dataset.finding : mark.dataset.findings.split(" ").find((id) => isShown(byId(id)));
      event.preventDefault();
      return go(byId(wanted));
    }
    const tie = target.closest(".tie");
    if (tie && panes.every(canScroll)) {
      event.preventDefault();
      const passage = byId(tie.hash.slice(1));
      const [here, there] = panes[0].contains(passage) ? [panes[1], panes[0]] : panes;
      const at = tie.closest(".passage").getBoundingClientRect().top - here.getBoundingClientRect().top;
      return quietly(() => {
        bring(there, passage, at / there.clientHeight);
        for (const other of all(".passage.here")) other.classList.remove("here");
        passage.classList.add("here");
      });
    }
    const finding = target.closest(".finding");
    if (finding && !target.closest("summary") && (target.closest(".mentions a") || !target.closest("a"))) {
      if (!canScroll(list) && target.closest("a")) return;
      event.preventDefault();
      go(finding);
    }
  });

  /* Keys: those that the help tells. */
  const scroll = (by) => { lead.scrollTop += by; };
  const toEnd = (where) => quietly(() => panes.forEach((pane) => { pane.scrollTop = where === "top" ? 0 : pane.scrollHeight; }));
  const commands = {
    next: () => walk("discrepancy", 1),
    previous: () => walk("discrepancy", -1),
    "next-discrepancy": () => walk("discrepancy", 1),
    "previous-discrepancy": () => walk("discrepancy", -1),
    "next-strong-conflict": () => walk("strong", 1),
    "previous-strong-conflict": () => walk("strong", -1),
    "next-shared": () => walk("shared", 1),
    "previous-shared": () => walk("shared", -1),
    "next-one-sided": () => walk("oneSided", 1),
    "previous-one-sided": () => walk("oneSided", -1),
    "next-inside": () => walk("inside", 1),
    "previous-inside": () => walk("inside", -1),
    "next-undecided": () => walk("undecided", 1),
    "previous-undecided": () => walk("undecided", -1),
    refocus: () => (current ? go(current) : tell("no finding is in focus")),
    "line-down": () => scroll(60),
    "line-up": () => scroll(-60),
    top: () => toEnd("top"),
    bottom: () => toEnd("bottom"),
    lock: () => { isLocked = !isLocked; tell(isLocked ? "the texts scroll together" : "each text scrolls alone"); },
    ledger: () => (current ?? list).focus(),
    filter: () => form.querySelector("input, select").focus(),
    help: () => { if (!help.open) help.showModal(); },
    back: () => { if (help.open) help.close(); else document.activeElement.blur(); },
  };
  const keys = new Map(all("#help [data-run]").map((key) => [key.textContent.replace("Esc", "Escape"), commands[key.dataset.run]]));
  let begun = "";
  document.addEventListener("keydown", (event) => {
    const isTyped = event.target.closest("select, textarea, input:not([type=checkbox])");
    const isOther = event.metaKey || ((event.ctrlKey || event.altKey) && !event.getModifierState("AltGraph"));
    if (isTyped || isOther || (help.open && event.key !== "Escape") || ["Shift", "AltGraph"].includes(event.key)) return;
    const typed = begun + event.key;
    begun = "";
    if (keys.has(typed)) {
      event.preventDefault();
      keys.get(typed)();
    } else if ([...keys.keys()].some((key) => key.length > 1 && key !== "Escape" && key.startsWith(typed))) {
      begun = typed;
    }
  });

  byId("keys").addEventListener("click", commands.help);
  form.addEventListener("change", filter);
  form.addEventListener("reset", () => setTimeout(filter));
  form.addEventListener("submit", (event) => event.preventDefault());
  addEventListener("resize", measure);
  addEventListener("beforeprint", () => all("details").forEach((details) => { details.open = true; }));
  form.hidden = false;
  filter();
  const asked = byId(decodeURIComponent(location.hash.slice(1)));
  if (asked && asked.classList.contains("finding")) go(asked);
})();
