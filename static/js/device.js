// A plan that may stand on no server is kept on this phone alone, and erased at one tap.
(function () {
  var sheet = document.querySelector("[data-device]");
  if (!sheet) return;

  var name = sheet.getAttribute("data-device");
  var keeps = sheet.hasAttribute("data-keep");
  var fields = sheet.querySelectorAll("textarea");
  var said = sheet.querySelector("[data-kept]");
  var wipe = sheet.querySelector("[data-wipe]");

  function say(what) {
    said.textContent = said.getAttribute("data-" + what);
    wipe.hidden = what !== "kept";
  }

  // As tall as its words, so that paper shows them all.
  function grow(field) {
    field.style.height = field.scrollHeight + 4 + "px";
  }

  function fill(words) {
    for (var i = 0; i < fields.length; i += 1) {
      fields[i].value = words[fields[i].id] || "";
      grow(fields[i]);
    }
  }

  // Where a browser keeps nothing, what the first line says stays.
  function keep() {
    say("lost");
    var words = {};
    for (var i = 0; i < fields.length; i += 1) words[fields[i].id] = fields[i].value;
    localStorage.setItem(name, JSON.stringify(words));
    say("kept");
  }

  function show() {
    var words = JSON.parse(localStorage.getItem(name));
    if (words) say("kept");
    if (words && keeps) fill(words);
  }

  sheet.addEventListener("input", function (event) {
    grow(event.target);
    if (keeps) keep();
  });
  wipe.addEventListener("click", function () {
    localStorage.removeItem(name);
    fill({});
    say("gone");
    said.focus();
  });
  show();
})();
