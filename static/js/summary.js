// Whoever sent a form with faults begins at their summary, also where autofocus knows only fields.
(function () {
  var summary = document.querySelector("[data-summary]");
  if (summary) summary.focus();
})();
