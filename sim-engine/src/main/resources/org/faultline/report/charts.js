// Live charts in place of the drawings: hover for the numbers, click a name to show or hide a line.
const charts = JSON.parse(document.getElementById("faultline-charts").textContent);
const dashes = [null, [8, 3], [2, 3], [10, 3, 2, 3], [14, 4], [5, 2, 1, 2, 1, 2]];
const narrow = "\u202F";

const letter = (s) => String.fromCharCode(64 + s.look);
const escape = (text) => text.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);
const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

function written(unit, value) {
  if (unit === "share") {
    return `${(value * 100).toFixed(0)}${narrow}%`;
  }
  if (value >= 1e6) {
    return `${Number((value / 1e6).toPrecision(3))}${narrow}M`;
  }
  return value >= 1e4 ? `${Number((value / 1e3).toPrecision(3))}${narrow}k` : `${Number(value.toPrecision(3))}`;
}

// The band is a stack of two unseen lines, the lower end and the height above it, of which the second fills its area.
function lineSeries(s, index) {
  const name = String(index);
  const stroke = colour(`--s${s.look}`);
  const hidden = { name, type: "line", stack: name, symbol: "none", lineStyle: { opacity: 0 }, emphasis: { disabled: true }, silent: true, animation: false };
  return [
    { ...hidden, data: s.hours.map((hour, i) => [hour, s.lo[i]]), areaStyle: { opacity: 0 } },
    { ...hidden, data: s.hours.map((hour, i) => [hour, s.hi[i] - s.lo[i]]), areaStyle: { color: stroke, opacity: 0.14 } },
    { name, type: "line", symbol: "none", animation: false, data: s.hours.map((hour, i) => [hour, s.middle[i]]),
      lineStyle: { color: stroke, width: 2, type: dashes[s.look - 1] ?? "solid" }, itemStyle: { color: stroke },
      endLabel: { show: s.shown, formatter: letter(s), color: stroke, fontWeight: 700 }, emphasis: { disabled: true } },
  ];
}

function tooltip(chart, selected, points) {
  const hour = points[0].axisValue;
  const rows = chart.series.map((s, i) => {
    const at = s.hours.indexOf(hour);
    return selected[i] && at >= 0
      ? `<div><b>${letter(s)}</b> ${escape(s.label)}: <b>${written(chart.unit, s.middle[at])}</b> (${written(chart.unit, s.lo[at])}–${written(chart.unit, s.hi[at])})</div>`
      : "";
  });
  return `<div>${hour}${narrow}h after the start</div>${rows.join("")}`;
}

function option(chart, selected) {
  const ink = colour("--quiet");
  const rule = colour("--line");
  const axis = { axisLabel: { color: ink }, axisLine: { lineStyle: { color: rule } }, splitLine: { show: true, lineStyle: { color: rule } } };
  return {
    animation: false,
    textStyle: { fontFamily: getComputedStyle(document.body).fontFamily, color: ink },
    grid: { left: 8, right: 28, top: 16, bottom: 62, containLabel: true },
    legend: {
      type: "scroll", bottom: 0, left: 0, data: chart.series.map((s, i) => String(i)), formatter: (i) => `${letter(chart.series[i])}  ${chart.series[i].label}`,
      selected, textStyle: { color: colour("--ink") }, inactiveColor: rule, pageTextStyle: { color: ink }, pageIconColor: ink, pageIconInactiveColor: rule, itemWidth: 34,
    },
    tooltip: {
      trigger: "axis", confine: true, backgroundColor: colour("--bg"), borderColor: rule, textStyle: { color: colour("--ink"), fontSize: 13 },
      formatter: (points) => tooltip(chart, selected, points),
    },
    xAxis: { ...axis, type: "value", min: 0, max: chart.horizonHours, interval: tick(chart.horizonHours), name: "hours since the start", nameLocation: "middle", nameGap: 26, nameTextStyle: { color: ink } },
    yAxis: { ...axis, type: "value", min: 0, max: chart.unit === "share" ? 1 : undefined, axisLabel: { color: ink, formatter: (v) => written(chart.unit, v) } },
    series: chart.series.flatMap(lineSeries),
  };
}

const tick = (hours) => [0.25, 0.5, 1, 2, 3, 6, 12, 24, 48, 168, 720, 2190, 8760].find((step) => hours / step < 9) ?? hours;

for (const box of document.querySelectorAll("[data-chart]")) {
  const chart = charts[box.dataset.chart];
  const live = document.createElement("div");
  live.className = "live";
  box.append(live);
  box.classList.add("has-live");
  box.parentElement.querySelector(".legend").classList.add("print-only");
  const selected = Object.fromEntries(chart.series.map((s, i) => [i, s.shown]));
  const drawing = echarts.init(live, null, { renderer: "canvas" });
  const draw = () => drawing.setOption(option(chart, selected), true);
  drawing.on("legendselectchanged", (event) => {
    Object.assign(selected, event.selected);
    draw();
  });
  document.addEventListener("theme", draw);
  new ResizeObserver(() => drawing.resize()).observe(live);
  draw();
}
