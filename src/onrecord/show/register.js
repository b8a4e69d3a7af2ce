// The search box hides rows that do not fit; names and bars lead to it. The page reads and links without this.
(function () {
  "use strict";
  document.documentElement.classList.add("js");
  var box = document.getElementById("find"), shown = document.getElementById("shown");
  var months = [], total = 0;

  // Letters without accents and case, so that "lodz" finds Łódź.
  function plain(text) {
    return text.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").toLowerCase()
      .replace(/ł/g, "l").replace(/ø/g, "o").replace(/đ/g, "d").replace(/ß/g, "ss").replace(/[’‘]/g, "'");
  }

  // Rows are read when they are first searched: ten thousand of them take a moment.
  function index() {
    if (months.length) return;
    document.querySelectorAll(".month").forEach(function (section) {
      var heading = section.querySelector("h3").firstChild.textContent;
      var rows = Array.from(section.querySelectorAll("tbody tr"), function (row) {
        var titles = Array.from(row.querySelectorAll("li[title]"), function (one) { return one.title; });
        return { row: row, text: plain([heading, row.textContent].concat(titles).join(" ")) };
      });
      total += rows.length;
      months.push({ section: section, rows: rows, count: section.querySelector(".count") });
    });
  }

  function find() {
    index();
    var wanted = plain(box.value).split(/\s+/).filter(Boolean), left = 0;
    months.forEach(function (month) {
      var here = 0;
      month.rows.forEach(function (item) {
        var fits = wanted.every(function (word) { return item.text.indexOf(word) >= 0; });
        if (item.row.hidden === fits) item.row.hidden = !fits;
        if (fits) here += 1;
      });
      month.section.hidden = !here;
      month.count.textContent = here.toLocaleString("en");
      left += here;
    });
    shown.textContent = wanted.length
      ? left.toLocaleString("en") + " of " + total.toLocaleString("en") + (total === 1 ? " meeting" : " meetings")
      : total.toLocaleString("en") + (total === 1 ? " meeting" : " meetings");
  }

  var waiting = 0;
  box.addEventListener("input", function () { clearTimeout(waiting); waiting = setTimeout(find, 120); });
  box.addEventListener("keydown", function (event) {
    if (event.key === "Escape") { box.value = ""; find(); }
  });

  document.addEventListener("click", function (event) {
    var target = event.target.closest && event.target.closest("[data-find], [data-go]");
    if (!target) return;
    if (target.dataset.find) {
      box.value = target.dataset.find;
      find();
    } else {
      location.hash = target.dataset.go;
    }
  });

  // A link to a row or month that is hidden shows everything first.
  addEventListener("hashchange", function () {
    var target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (target && target.closest("[hidden]")) {
      box.value = "";
      find();
      target.scrollIntoView();
    }
  });
  if (box.value) find();  // what the browser kept of the last visit
})();
