// A plan that may stand on no server is kept on this phone alone, and erased at one tap.
(function () {
  var sheet = document.querySelector("[data-device]");
  if (!sheet) return;

  var name = sheet.getAttribute("data-device");
  var keeps = sheet.hasAttribute("data-keep");
  var fields = sheet.querySelectorAll("textarea");
  var said = sheet.querySelector("[data-kept]");
  var wipe = sheet.querySelector("[data-wipe]");

  var done = document.querySelector("[data-leave]");
  var words = {};
  var lost = false;

  function say(what) {
    said.hidden = false;
    said.textContent = said.getAttribute("data-" + what);
    wipe.hidden = what !== "kept";
    lost = what === "lost";
  }

  // As tall as its words; and on paper the words stand on the lines.
  function write(field) {
    field.style.height = field.scrollHeight + 4 + "px";
    var line = field.nextElementSibling;
    line.textContent = field.value;
    line.nextElementSibling.hidden = !!field.value;
  }

  function fill() {
    for (var i = 0; i < fields.length; i += 1) {
      fields[i].value = words[fields[i].id] || "";
      write(fields[i]);
    }
  }

  // Where a browser keeps nothing, what the first line says stays.
  function keep() {
    say("lost");
    for (var i = 0; i < fields.length; i += 1) words[fields[i].id] = fields[i].value;
    localStorage.setItem(name, JSON.stringify(words));
    say("kept");
  }

  // Only where it is kept there is something to type into.
  function open() {
    var each = document.querySelectorAll("[data-paper],[data-typed],[data-keep] textarea,[data-keep] .blank");
    for (var i = 0; i < each.length; i += 1) {
      each[i].hidden = each[i].hasAttribute("data-paper");
      if (each[i].className === "blank") each[i].className += " notes";
    }
  }

  function show() {
    var kept = JSON.parse(localStorage.getItem(name));
    if (kept) say("kept");
    words = (keeps && kept) || words;
    if (keeps) fill();
  }

  sheet.addEventListener("input", function (event) {
    write(event.target);
    keep();
  });
  wipe.addEventListener("click", function () {
    localStorage.removeItem(name);
    words = {};
    fill();
    say("gone");
    said.focus();
  });
  done.addEventListener("submit", function (event) {
    if (lost && !confirm(done.getAttribute("data-leave"))) event.preventDefault();
  });
  if (keeps) open();
  show();
})();
