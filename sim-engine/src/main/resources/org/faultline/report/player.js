// Plays the median run on the map: a slider over its moments, and the numbers beside the map as they were at each.
const film = JSON.parse(document.getElementById("faultline-film").textContent);
const names = ["in-service", "degraded", "restoring", "failed", "failed"];
const words = ["in service", "degraded", "restoring", "failed (dependency)", "failed"];
const worstFirst = [4, 3, 2, 1, 0];
const secondsToPlay = 30;
const narrow = "\u202F";

async function unpack(base64) {
  const packed = Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
  const view = new DataView(await new Response(stream).arrayBuffer());
  const places = view.getUint32(0, true);
  const changes = view.getUint32(4, true);
  let at = 8;
  const column = (type, count, width, read) => {
    const values = type.from({ length: count }, (_, i) => view[read](at + i * width, true));
    at += count * width;
    return values;
  };
  return {
    x: column(Float32Array, places, 2, "getUint16").map((v) => v / 2 / film.magnified),
    y: column(Float32Array, places, 2, "getUint16").map((v) => v / 2 / film.magnified),
    second: column(Uint32Array, changes, 4, "getUint32"),
    place: column(Uint32Array, changes, 4, "getUint32"),
    state: column(Uint8Array, changes, 1, "getUint8"),
  };
}

function screen(frame, run) {
  const canvas = document.createElement("canvas");
  const states = new Uint8Array(run.x.length);
  let next = 0;
  let shown = 0;
  frame.append(canvas);
  frame.classList.add("plays");

  function seek(second) {
    if (second < shown) {
      states.fill(0);
      next = 0;
    }
    shown = second;
    for (; next < run.second.length && run.second[next] <= second; next++) {
      states[run.place[next]] = run.state[next];
    }
  }

  function paint() {
    const box = canvas.getBoundingClientRect();
    const ratio = devicePixelRatio || 1;
    canvas.width = Math.round(box.width * ratio);
    canvas.height = Math.round(box.height * ratio);
    const context = canvas.getContext("2d");
    const fit = Math.min(canvas.width / film.width, canvas.height / film.height);
    const scale = fit * film.magnified;
    context.setTransform(scale, 0, 0, scale, (canvas.width - film.width * fit) / 2, (canvas.height - film.height * fit) / 2);
    const style = getComputedStyle(document.documentElement);
    for (const state of [...worstFirst].reverse()) {
      drawAll(context, run, states, state, style.getPropertyValue(`--${names[state]}`).trim(), style.getPropertyValue("--bg").trim());
    }
  }

  return { seek, paint, states };
}

function drawAll(context, run, states, state, colour, background) {
  context.fillStyle = colour;
  context.strokeStyle = colour;
  context.lineWidth = state === 4 ? 1.8 : 1.2;
  context.lineCap = "round";
  if (state === 0 && film.magnified === 1) {
    for (let i = 0; i < states.length; i++) {
      if (states[i] === 0) {
        context.fillRect(run.x[i] - 0.8, run.y[i] - 0.8, 1.6, 1.6);
      }
    }
    return;
  }
  const path = new Path2D();
  for (let i = 0; i < states.length; i++) {
    if (states[i] === state) {
      outline(path, state, run.x[i], run.y[i]);
    }
  }
  if (state === 3) {
    context.fillStyle = background;
    context.fill(path);
  } else if (state !== 4) {
    context.fill(path);
  }
  if (state >= 3) {
    context.stroke(path);
  }
}

function outline(path, state, x, y) {
  if (state === 0) {
    path.moveTo(x + 1.5, y);
    path.arc(x, y, 1.5, 0, 2 * Math.PI);
  } else if (state === 1) {
    path.moveTo(x, y - 3.2);
    path.lineTo(x + 3.2, y + 2.4);
    path.lineTo(x - 3.2, y + 2.4);
    path.closePath();
  } else if (state === 2) {
    path.moveTo(x, y - 3);
    path.arc(x, y, 3, -Math.PI / 2, Math.PI / 2);
    path.lineTo(x, y + 2.1);
    path.arc(x, y, 2.1, Math.PI / 2, (3 * Math.PI) / 2);
    path.lineTo(x, y - 3);
    path.arc(x, y, 3, -Math.PI / 2, Math.PI / 2, true);
    path.closePath();
  } else if (state === 3) {
    path.moveTo(x, y - 3.4);
    path.lineTo(x + 3.4, y);
    path.lineTo(x, y + 3.4);
    path.lineTo(x - 3.4, y);
    path.closePath();
  } else {
    path.moveTo(x - 2.6, y - 2.6);
    path.lineTo(x + 2.6, y + 2.6);
    path.moveTo(x + 2.6, y - 2.6);
    path.lineTo(x - 2.6, y + 2.6);
  }
}

const grouped = (n) => Math.round(n).toString().replace(/\B(?=(\d{3})+$)/g, narrow);
const people = (n) => (n >= 1e6 ? `${three(n / 1e6)}${narrow}M` : n >= 1e4 ? `${three(n / 1e3)}${narrow}k` : grouped(n));
const three = (n) => n.toFixed(n >= 99.95 ? 0 : n >= 9.995 ? 1 : 2);
const time = (moment) => new Date(Date.parse(`${film.start}Z`) + moment * film.stepSeconds * 1000)
  .toLocaleString("en-GB", { weekday: "short", hour: "2-digit", minute: "2-digit", timeZone: "UTC" }).replace(",", "");

function tellNumbers(figure, states, moment) {
  const counts = new Uint32Array(words.length);
  for (const state of states) {
    counts[state]++;
  }
  figure.querySelectorAll(".now-state > *").forEach((cell, i) => (cell.textContent = grouped(counts[worstFirst[i]])));
  figure.querySelectorAll(".now-level > *").forEach((cell, i) => (cell.textContent = `${(film.sectors[i].level[moment] * 100).toFixed(0)}${narrow}%`));
  figure.querySelectorAll(".now-people > *").forEach((cell, i) => (cell.textContent = people(film.sectors[i].people[moment])));
  figure.querySelector(".now-time").textContent = time(moment);
}

function control(tag, properties) {
  return Object.assign(document.createElement(tag), properties);
}

function addPlayer(figure, view) {
  const bar = control("div", { className: "player" });
  const play = control("button", { type: "button", textContent: "▶ Play" });
  const slider = control("input", { type: "range", min: 0, max: film.moments - 1, step: 1, value: film.worst });
  const clock = control("output", {});
  clock.dataset.exact = "moment";
  const worst = control("button", { type: "button", textContent: "Worst moment" });
  let running = 0;
  slider.setAttribute("aria-label", "Time within the run");
  bar.append(play, slider, clock, worst);
  figure.querySelector(".map-and-states").after(bar);

  function show(moment) {
    const after = `${((moment * film.stepSeconds) / 3600).toFixed(1)}${narrow}h`;
    slider.value = moment;
    clock.textContent = `${time(moment)}, ${after}`;
    slider.setAttribute("aria-valuetext", clock.textContent);
    view.seek(moment * film.stepSeconds);
    view.paint();
    tellNumbers(figure, view.states, moment);
  }

  function stop() {
    clearInterval(running);
    running = 0;
    play.textContent = "▶ Play";
  }

  function start() {
    const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
    const perSecond = still ? 1 : 15;
    const stride = Math.max(1, Math.round(film.moments / secondsToPlay / perSecond));
    if (Number(slider.value) >= film.moments - 1) {
      show(0);
    }
    play.textContent = "❚❚ Pause";
    running = setInterval(() => {
      show(Math.min(film.moments - 1, Number(slider.value) + stride));
      if (Number(slider.value) >= film.moments - 1) {
        stop();
      }
    }, 1000 / perSecond);
  }

  play.addEventListener("click", () => (running ? stop() : start()));
  slider.addEventListener("input", () => show(Number(slider.value)));
  worst.addEventListener("click", () => {
    stop();
    show(film.worst);
  });
  document.addEventListener("theme", () => view.paint());
  new ResizeObserver(() => view.paint()).observe(figure.querySelector(".map-frame"));
  show(film.worst);
}

if (film?.data && "DecompressionStream" in window) {
  const figure = document.getElementById("country");
  const run = await unpack(film.data);
  addPlayer(figure, screen(figure.querySelector(".map-frame"), run));
  figure.dataset.plays = "yes";
}
