// A lesson is read aloud, paragraph by paragraph, by the phone's own Indonesian voice. Where there
// is none, no button is shown; a voice from the internet does not count, for there may be none.
(function () {
  var INDONESIAN = /^(id|in|ind)([-_]|$)/i;
  var NORMAL = 0.95;
  var SLOW = 0.7;
  var PARTS = "h1,.aim,.lesson h2,.lesson h3,.lesson h4,.lesson p,.lesson li";

  var place = document.querySelector("[data-aloud]");
  var speech = window.speechSynthesis;
  if (!place || !speech || !window.SpeechSynthesisUtterance) return;

  var main = place.querySelector("[data-pause]");
  var slower = place.querySelector("[aria-pressed]");
  var start = main.textContent;
  var parts = [];
  var at = 0;
  var voice = null;
  // What is being read, kept so that browsers do not throw it away; null when all is quiet.
  var current = null;

  function gather() {
    var found = document.querySelectorAll(PARTS);
    for (var i = 0; i < found.length; i += 1) {
      var isWhole = !found[i].querySelector("p,li,.btn");
      if (isWhole && found[i].textContent.trim()) parts.push(found[i]);
    }
  }

  function findVoice() {
    var voices = speech.getVoices();
    for (var i = 0; i < voices.length && !voice; i += 1) {
      if (INDONESIAN.test(voices[i].lang) && voices[i].localService !== false) voice = voices[i];
    }
    if (voice) place.hidden = false;
  }

  function mark(part) {
    var before = document.querySelector(".now");
    if (before) before.classList.remove("now");
    if (!part) return;
    part.classList.add("now");
    var box = part.getBoundingClientRect();
    if (box.top < place.offsetHeight || box.bottom > window.innerHeight) {
      window.scrollBy(0, box.top - window.innerHeight / 3);
    }
  }

  // Phones cannot pause what they say, so a pause is a stop that knows where it was.
  function hush(words) {
    current = null;
    speech.cancel();
    place.classList.remove("on");
    main.textContent = words;
  }

  function finish() {
    at = 0;
    mark(null);
    hush(start);
  }

  function read() {
    if (at >= parts.length) {
      finish();
      return;
    }
    var said = new window.SpeechSynthesisUtterance(parts[at].textContent.trim());
    said.voice = voice;
    said.lang = voice.lang;
    said.rate = slower.getAttribute("aria-pressed") === "true" ? SLOW : NORMAL;
    // What was stopped ends as well; only what is still the current one leads on.
    said.onend = function () {
      if (said !== current) return;
      at += 1;
      read();
    };
    said.onerror = function () {
      if (said === current) finish();
    };
    current = said;
    place.classList.add("on");
    main.textContent = main.getAttribute("data-pause");
    mark(parts[at]);
    speech.speak(said);
  }

  main.addEventListener("click", function () {
    if (current) hush(main.getAttribute("data-resume"));
    else read();
  });

  slower.addEventListener("click", function () {
    var isSlow = slower.getAttribute("aria-pressed") === "true";
    slower.setAttribute("aria-pressed", isSlow ? "false" : "true");
    if (!current) return;
    current = null;
    speech.cancel();
    read();
  });

  // A browser goes on speaking on the next page unless it is told to stop.
  window.addEventListener("pagehide", finish);

  gather();
  findVoice();
  if (speech.addEventListener) speech.addEventListener("voiceschanged", findVoice);
  else speech.onvoiceschanged = findVoice;
})();
