// Live charts in place of the drawings: hover for the numbers, press a name of the legend to show or hide its line.
const charts = JSON.parse(document.getElementById("faultline-charts").textContent);
const dashes = ["solid", [8, 3], [2, 3], [10, 3, 2, 3], [14, 4], [5, 2, 1, 2, 1, 2]];
const narrow = "\u202F";
const hour = 3600e3;

const letter = (s) => String.fromCharCode(64 + s.look);
const escape = (text) => text.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);
const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

// Times are those of the scenario, whatever the reader's own zone.
const startOf = (chart) => Date.parse(`${chart.start}Z`);
const inZone = (time, format) => new Date(time).toLocaleString("en-GB", { ...format, timeZone: "UTC" }).replace(",", "");
const dayAndTime = (time) => inZone(time, { weekday: "short", hour: "2-digit", minute: "2-digit" });
const axisTime = (time) => (time % (24 * hour) === 0
  ? inZone(time, { weekday: "short", day: "numeric", month: "short" })
  : inZone(time, { hour: "2-digit", minute: "2-digit" }));

function written(unit, value) {
  if (unit === "share") {
    return `${(value * 100).toFixed(0)}${narrow}%`;
  }
  if (value >= 1e9) {
    return `${Number((value / 1e9).toPrecision(3))}${narrow}billion`;
  }
  if (value >= 1e6) {
    return `${Number((value / 1e6).toPrecision(3))}${narrow}M`;
  }
  return value >= 1e4 ? `${Number((value / 1e3).toPrecision(3))}${narrow}k` : `${Number(value.toPrecision(3))}`;
}

// The band is a stack of two unseen lines, the lower end and the height above it, of which the second fills its area.
function lineSeries(chart, s, name) {
  const stroke = colour(`--s${s.look}`);
  const times = s.hours.map((h) => startOf(chart) + h * hour);
  const points = (value) => times.map((time, i) => [time, value(i)]);
  const plain = { name, type: "line", symbol: "none", animation: false, emphasis: { disabled: true } };
  const unseen = { ...plain, stack: name, stackStrategy: "all", lineStyle: { opacity: 0 }, silent: true };
  return [
    { ...plain, data: points((i) => s.middle[i]), lineStyle: { color: stroke, width: 2, type: dashes[s.look - 1] }, itemStyle: { color: stroke } },
    { ...unseen, data: points((i) => s.lo[i]) },
    { ...unseen, data: points((i) => s.hi[i] - s.lo[i]), areaStyle: { color: stroke, opacity: 0.14 } },
  ];
}

function tooltip(chart, selected, points) {
  const time = points[0].axisValue;
  const hours = (time - startOf(chart)) / hour;
  const rows = chart.series.filter((s, i) => selected[i]).map((s) => {
    const at = s.hours.findIndex((h) => Math.abs(h - hours) < 1e-6);
    return at < 0 ? "" : `<div><b>${letter(s)}</b> ${escape(s.label)}: <b>${written(chart.unit, s.middle[at])}</b> (${written(chart.unit, s.lo[at])}–${written(chart.unit, s.hi[at])})</div>`;
  });
  return `<div>${dayAndTime(time)}, ${Number(hours.toFixed(1))}${narrow}h after the start</div>${rows.join("")}`;
}

function option(chart, selected) {
  const quiet = colour("--quiet");
  const rule = colour("--line");
  const axis = { axisLabel: { color: quiet, hideOverlap: true }, axisLine: { lineStyle: { color: rule } }, axisTick: { lineStyle: { color: rule } }, splitLine: { show: true, lineStyle: { color: rule } } };
  return {
    animation: false,
    useUTC: true,
    textStyle: { fontFamily: getComputedStyle(document.body).fontFamily },
    grid: { left: 4, right: 26, top: 14, bottom: 4, containLabel: true },
    tooltip: {
      trigger: "axis", confine: true, backgroundColor: colour("--bg"), borderColor: rule, textStyle: { color: colour("--ink"), fontSize: 13 },
      formatter: (points) => tooltip(chart, selected, points),
    },
    xAxis: { ...axis, type: "time", min: startOf(chart), max: startOf(chart) + chart.horizonHours * hour, axisLabel: { ...axis.axisLabel, formatter: axisTime } },
    yAxis: { ...axis, type: "value", min: 0, max: chart.unit === "share" ? 1 : undefined, axisLabel: { color: quiet, formatter: (v) => written(chart.unit, v) } },
    series: chart.series.flatMap((s, i) => (selected[i] ? lineSeries(chart, s, String(i)) : [])),
  };
}

// Letters beside the right ends of the lines, pushed apart where lines end together.
function letters(drawing, chart, selected) {
  const height = 12;
  const lines = chart.series.filter((s, i) => selected[i]).map((s) => ({ s, y: drawing.convertToPixel({ yAxisIndex: 0 }, s.middle.at(-1)) })).sort((a, b) => a.y - b.y);
  const bottom = drawing.convertToPixel({ yAxisIndex: 0 }, 0);
  let next = 0;
  return lines.map(({ s, y }, i) => {
    const place = Math.max(next, Math.min(y, bottom - height * (lines.length - 1 - i)));
    next = place + height;
    return { type: "text", right: 4, y: place - 6, silent: true, style: { text: letter(s), fill: colour(`--s${s.look}`), font: `700 13px ${getComputedStyle(document.body).fontFamily}` } };
  });
}

// The names of the legend become buttons; lines that the drawing leaves out are added to them.
function legend(list, chart, selected, changed) {
  const swatch = list.querySelector("svg");
  list.replaceChildren(...chart.series.map((s, i) => {
    const item = document.createElement("li");
    const button = document.createElement("button");
    const line = swatch.cloneNode(true);
    const name = document.createElement("span");
    line.querySelector("path").setAttribute("class", `line s${s.look}`);
    name.className = `letter-name s${s.look}`;
    name.textContent = letter(s);
    button.type = "button";
    button.setAttribute("aria-pressed", selected[i]);
    button.append(line, name, ` ${s.label}`);
    button.addEventListener("click", () => {
      selected[i] = !selected[i];
      button.setAttribute("aria-pressed", selected[i]);
      changed();
    });
    item.dataset.exact = "label";
    item.append(button);
    return item;
  }));
}

for (const box of document.querySelectorAll("[data-chart]")) {
  const chart = charts[box.dataset.chart];
  const selected = chart.series.map((s) => s.shown);
  const live = document.createElement("div");
  live.className = "live";
  box.append(live);
  box.classList.add("has-live");
  const drawing = echarts.init(live, null, { renderer: "canvas" });
  const draw = () => {
    drawing.setOption(option(chart, selected), { notMerge: true });
    drawing.setOption({ graphic: letters(drawing, chart, selected) });
  };
  const printed = box.parentElement.querySelector(".legend");
  const buttons = printed.cloneNode(true);
  printed.classList.add("for-print");
  buttons.classList.add("buttons");
  printed.after(buttons);
  legend(buttons, chart, selected, draw);
  document.addEventListener("theme", draw);
  new ResizeObserver(() => {
    drawing.resize();
    draw();
  }).observe(live);
  draw();
}
