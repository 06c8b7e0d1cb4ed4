// The step timer of a meeting kit. It works from a disk, with no line, on phones ten years old.
// Time is never counted by ticks, for a phone that sleeps has none: it is the difference between
// two readings of the clock. What is to be remembered is put into localStorage, where there is one.
(function () {
  "use strict";
  var box = document.getElementById("jam-langkah");
  var more = document.getElementById("pilihan-jam");
  if (!box || !window.JSON || !document.querySelectorAll || !document.addEventListener) return;

  var MINUTE = 60000;
  var STALE = 18 * 60 * MINUTE;
  var SOON = MINUTE;
  var key = "bekal-" + box.getAttribute("data-key");
  var sections = document.querySelectorAll("[data-step]");
  var rows = document.querySelectorAll("[data-row]");
  var ticks = document.querySelectorAll("[data-tick]");
  var bar = box.querySelector("progress");
  var lengths = each(sections, function (section) {
    return Number(section.getAttribute("data-minutes")) * MINUTE;
  });
  var total = sum(lengths, lengths.length);
  var lock = null;
  var state = read();

  // at: the step; used: what each took so far; since: when it was started, null in a pause;
  // begun and ended: when the first was started and the last was finished.
  function fresh() {
    return {at: 0, used: each(lengths, function () { return 0; }), since: null, begun: null,
      ended: null, told: {}, ticked: {}, dark: null, seen: now()};
  }

  function read() {
    var found = fresh(), kept = null;
    try { kept = JSON.parse(window.localStorage.getItem(key)); } catch (refused) { kept = null; }
    if (!kept || !kept.used || kept.used.length !== lengths.length) return found;
    if (now() - kept.seen < STALE) return kept;
    found.ticked = kept.ticked;
    found.dark = kept.dark;
    return found;
  }

  function keep() {
    state.seen = now();
    try { window.localStorage.setItem(key, JSON.stringify(state)); } catch (refused) { return; }
  }

  function now() { return new Date().getTime(); }

  function each(list, make) {
    var made = [];
    for (var i = 0; i < list.length; i += 1) made.push(make(list[i], i));
    return made;
  }

  function sum(list, count) {
    var all = 0;
    for (var i = 0; i < count; i += 1) all += list[i];
    return all;
  }

  // A clock that was set back takes no time away.
  function spent() {
    var running = state.since === null ? 0 : Math.max(0, now() - state.since);
    return state.used[state.at] + running;
  }

  // How much later it is than the plan has it, counted from when the meeting was begun.
  function drift() {
    if (state.begun === null) return 0;
    if (state.ended !== null) return state.ended - state.begun - total;
    var planned = sum(lengths, state.at) + Math.min(spent(), lengths[state.at]);
    return Math.max(0, now() - state.begun) - planned;
  }

  function go() {
    var first = state.begun === null;
    if (state.ended !== null) return;
    if (state.since === null) {
      state.since = now();
      if (first) state.begun = state.since;
    } else {
      state.used[state.at] = spent();
      state.since = null;
    }
    turned();
    if (first) sections[state.at].scrollIntoView();
  }

  function step(by) {
    var to = state.at + by;
    if (to < 0) return;
    state.used[state.at] = spent();
    if (to >= lengths.length) {
      if (state.begun === null) return;
      state.ended = now();
      state.since = null;
    } else {
      if (state.ended !== null) {
        state.ended = null;
        to = state.at;
      }
      state.at = to;
      if (state.since !== null) state.since = now();
    }
    turned();
    sections[state.at].scrollIntoView();
  }

  function again() {
    var dark = state.dark;
    state = fresh();
    state.dark = dark;
    each(ticks, function (tick) { tick.checked = false; });
    more.removeAttribute("open");
    turned();
  }

  function turned() {
    keep();
    stayAwake();
    paint();
    draw();
  }

  function word(name, filled) {
    return box.getAttribute("data-" + name).replace("#", filled);
  }

  function show(name, text) {
    var place = box.querySelector("[data-show=" + name + "]");
    if (place.textContent !== text) place.textContent = text;
  }

  function two(number) { return (number < 10 ? "0" : "") + number; }

  function clock(milliseconds) {
    var seconds = Math.ceil(milliseconds / 1000);
    return Math.floor(seconds / 60) + ":" + two(seconds % 60);
  }

  function until() {
    var left = Math.max(0, lengths[state.at] - spent()) + total - sum(lengths, state.at + 1);
    var end = new Date(now() + left);
    return word("until", two(end.getHours()) + "." + two(end.getMinutes()));
  }

  function plan() {
    if (state.begun === null) return word("ready", "");
    var off = drift();
    var minutes = Math.floor(Math.abs(off) / MINUTE);
    var said = minutes ? word(off > 0 ? "behind" : "ahead", minutes) : word("even", "");
    return state.ended === null ? said + ", " + until() : said;
  }

  function draw() {
    var left = lengths[state.at] - spent();
    var over = left <= 0 && state.begun !== null;
    var done = state.ended !== null;
    var last = state.at === lengths.length - 1;
    box.className = "clock" + (state.begun !== null && !done ? " begun" : "") + (done ? "" : over ? " over" : state.begun !== null && left <= SOON ? " soon" : "");
    show("where", word("where", state.at + 1));
    show("title", sections[state.at].querySelector("[data-title]").textContent.replace(/^\d+\. /, ""));
    show("time", over ? "+" + clock(Math.floor(-left / 1000) * 1000) : clock(left));
    show("side", word(over ? "over" : "left", ""));
    show("drift", plan());
    show("cue", done ? word("done", "") : over ? word("up", "") : "");
    bar.value = Math.min(1, spent() / lengths[state.at]);
    var press = button("go");
    press.textContent = word(state.since !== null ? "pause" : state.begun === null ? "start" : "resume", "");
    press.disabled = done;
    button("back").disabled = state.at === 0;
    button("forward").disabled = done || (last && state.begun === null);
    button("forward").textContent = word(last ? "finish" : "forward", "");
    mark(state.begun !== null && !done ? state.at : -1);
    if (over && !done && !state.told[state.at]) tell();
  }

  function mark(here) {
    each(sections, function (section, i) { section.className = i === here ? "here" : ""; });
    each(rows, function (row, i) {
      row.className = "row step" + (i === here ? " here" : "");
      if (i === here) row.setAttribute("aria-current", "step");
      else row.removeAttribute("aria-current");
    });
  }

  // Once for each step, also when the phone wakes up long after.
  function tell() {
    state.told[state.at] = true;
    keep();
    if (navigator.vibrate) navigator.vibrate([400, 200, 400]);
  }

  // The screen stays on while a step runs, where the phone lets a page ask for it.
  function stayAwake() {
    if (state.since === null) {
      if (lock) lock.release();
      lock = null;
    } else if (!lock && navigator.wakeLock && !document.hidden) {
      navigator.wakeLock.request("screen").then(function (given) {
        lock = given;
        given.addEventListener("release", function () { lock = null; });
        if (state.since === null) stayAwake();
      }, function () { lock = null; });
    }
  }

  function button(name) { return document.querySelector("[data-press=" + name + "]"); }

  function wantsDark() {
    if (state.dark !== null) return state.dark;
    return Boolean(window.matchMedia && window.matchMedia("(prefers-color-scheme: dark)").matches);
  }

  function paint() {
    var begun = state.begun !== null && state.ended === null;
    document.documentElement.className = (wantsDark() ? "dark" : "") + (begun ? " has-begun" : "");
    button("dark").setAttribute("aria-pressed", String(wantsDark()));
  }

  function darken() {
    state.dark = !wantsDark();
    keep();
    paint();
  }

  function wake() {
    stayAwake();
    draw();
  }

  var presses = {back: function () { step(-1); }, go: go, forward: function () { step(1); },
    dark: darken, again: again};
  each(document.querySelectorAll("[data-press]"), function (pressed) {
    pressed.addEventListener("click", presses[pressed.getAttribute("data-press")]);
  });
  each(ticks, function (tick) {
    tick.checked = Boolean(state.ticked[tick.id]);
    tick.addEventListener("change", function () {
      state.ticked[tick.id] = tick.checked;
      keep();
    });
  });
  document.addEventListener("visibilitychange", wake);
  window.addEventListener("pageshow", wake);
  window.setInterval(draw, 500);
  box.removeAttribute("hidden");
  more.removeAttribute("hidden");
  paint();
  wake();
}());
