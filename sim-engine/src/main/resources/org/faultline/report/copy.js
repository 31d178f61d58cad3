// A "Copy CSV" button for every figure: all points of a chart, or the exact values of a table.
const charts = JSON.parse(document.getElementById("faultline-charts").textContent);

const quoted = (text) => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
const line = (cells) => cells.map((cell) => quoted(String(cell))).join(",");

function chartAsCsv(chart) {
  const rows = [["line", "hours", "median", "lower", "upper"]];
  for (const s of chart.series) {
    s.hours.forEach((hour, i) => rows.push([s.label, hour, s.middle[i], s.lo[i], s.hi[i]]));
  }
  return rows.map(line).join("\n");
}

// A cell with several exact values becomes several columns: mean, lower, upper.
function cellValues(cell) {
  const exact = [...cell.querySelectorAll("[data-value]")].map((value) => value.dataset.value);
  return exact.length > 0 ? exact : [cell.textContent.trim()];
}

function tableAsCsv(table) {
  const body = [...table.tBodies].flatMap((part) => [...part.rows]);
  const widths = [];
  for (const row of body) {
    [...row.cells].forEach((cell, i) => (widths[i] = Math.max(widths[i] ?? 1, cellValues(cell).length)));
  }
  const head = [...table.tHead.rows[0].cells].flatMap((cell, i) =>
    widths[i] === 3 ? ["mean", "lower", "upper"].map((part) => `${cell.textContent} ${part}`) : [cell.textContent]);
  const rows = body.map((row) => [...row.cells].flatMap((cell, i) => {
    const values = cellValues(cell);
    return [...values, ...Array(widths[i] - values.length).fill("")];
  }));
  return [head, ...rows].map(line).join("\n");
}

async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const area = document.createElement("textarea");
    area.value = text;
    document.body.append(area);
    area.select();
    document.execCommand("copy");
    area.remove();
  }
}

for (const figure of document.querySelectorAll("figure.chart-figure")) {
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = "Copy CSV";
  button.addEventListener("click", async () => {
    const chart = charts[figure.id];
    await copy(chart ? chartAsCsv(chart) : tableAsCsv(figure.querySelector("table")));
    button.textContent = "Copied";
    setTimeout(() => (button.textContent = "Copy CSV"), 2000);
  });
  const tools = document.createElement("div");
  tools.className = "tools";
  const table = figure.querySelector("details.numbers");
  figure.append(tools);
  if (table) {
    tools.append(table);
  }
  tools.append(button);
}
