// Whoever must leave a page at once presses "Keluar cepat", or Shift three times. Nothing of the page
// stays in the browser: not on the screen while the sign-in ends, and not behind "back".
(function () {
  var TIMES = 3;
  var PATIENCE = 5000;
  var form = document.querySelector("[data-exit]");
  if (!form || !window.fetch) return;

  var said = form.querySelector("p");
  var presses = 0;
  var alone = false;
  var waiting;

  function away() {
    location.replace(form.action);
  }

  function leave(event) {
    if (event) event.preventDefault();
    if (!form.parentNode) return;
    // Whatever reads aloud stops as it does when the page is left.
    window.dispatchEvent(new Event("pagehide"));
    document.body.textContent = "";
    setTimeout(away, PATIENCE);
    // It goes through also when the calendar comes first, or the window is closed.
    fetch(form.action, { method: "post", credentials: "same-origin", redirect: "manual", keepalive: true }).then(away, away);
  }

  function count(number) {
    clearTimeout(waiting);
    presses = number;
    if (number === TIMES) return leave();
    said.textContent = number ? form.getAttribute("data-exit").replace("#", TIMES - number) : "";
    if (number) waiting = setTimeout(count, PATIENCE, 0);
  }

  form.addEventListener("submit", leave);
  document.addEventListener("keydown", function (event) {
    alone = event.key === "Shift";
    if (!alone) count(0);
  });
  document.addEventListener("keyup", function (event) {
    if (alone && event.key === "Shift") count(presses + 1);
  });
  window.addEventListener("pageshow", function (event) {
    if (!event.persisted) return;
    document.body.textContent = "";
    location.reload();
  });
})();
