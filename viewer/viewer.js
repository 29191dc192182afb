// The viewer's page: the slide by its DeepZoom tiles, and over it what a prediction found.
/* global OpenSeadragon, document, location, fetch */

const slidePath = location.pathname.replace(/\/$/, '');
/** `?apply_icc=true` goes on to the tiles. */
const tiles = `${slidePath}.dzi${location.search}`;
const element = (id) => document.getElementById(id);

function tell(message) {
  element('message').textContent = message;
  element('message').hidden = false;
}

async function ask(path) {
  const response = await fetch(path);
  if (!response.ok) throw new Error((await response.json()).error.message);
  return response;
}

/**
 * The library would add a style of its own, which the page's policy refuses; `viewer.css` has it. It adds none twice.
 */
function keepLibraryStyleOut() {
  const mark = document.createElementNS('urn:sentinode', 'style');
  mark.setAttribute('data-openseadragon-mobile-css', 'true');
  document.head.append(mark);
}

function openViewer(slide) {
  keepLibraryStyleOut();
  const viewer = new OpenSeadragon.Viewer({
    element: element('slide'),
    tileSources: tiles,
    // The same picture on every machine, with or without a graphics card.
    drawer: 'canvas',
    showNavigationControl: false,
    showNavigator: true,
    maxZoomPixelRatio: 2,
    gestureSettingsMouse: { clickToZoom: false, dblClickToZoom: true },
  });
  viewer.addHandler('tile-load-failed', () => tell('A part of the slide could not be loaded.'));
  viewer.addHandler('open-failed', () => tell('The slide could not be loaded.'));
  element('zoom-in').addEventListener('click', () => viewer.viewport.zoomBy(1.5));
  element('zoom-out').addEventListener('click', () => viewer.viewport.zoomBy(1 / 1.5));
  element('home').addEventListener('click', () => viewer.viewport.goHome());
  if (slide.mppX !== undefined) showScale(viewer, slide);
  return viewer;
}

/** A bar of a round length, at most 160 px wide. */
function showScale(viewer, { widthPx, mppX }) {
  viewer.addHandler('update-viewport', () => {
    const screenPx = viewer.viewport.getContainerSize().x * viewer.viewport.getZoom(true);
    const micrometresPerPx = (widthPx * mppX) / screenPx;
    const most = micrometresPerPx * 160;
    const power = 10 ** Math.floor(Math.log10(most));
    const length = [5, 2, 1].map((step) => step * power).find((candidate) => candidate <= most);
    element('scale-bar').style.width = `${length / micrometresPerPx}px`;
    element('scale-text').textContent = length >= 1000 ? `${length / 1000} mm` : `${length} µm`;
    element('scale').hidden = false;
  });
}

function createHeatmaps(viewer, opacityInput) {
  let shown;
  const opacity = () => Number(opacityInput.value) / 100;
  opacityInput.addEventListener('input', () => shown?.setOpacity(opacity()));
  return (path) => {
    if (shown !== undefined) viewer.world.removeItem(shown);
    shown = undefined;
    element('opacity-choice').hidden = path === '';
    if (path === '') return;
    viewer.addTiledImage({
      tileSource: { type: 'image', url: path, buildPyramid: false },
      width: 1,
      opacity: opacity(),
      success: ({ item }) => (shown = item),
      error: () => tell('The heat map could not be loaded.'),
    });
  };
}

function offerHeatmaps(viewer, predictions) {
  if (predictions.length === 0) return;
  const choice = element('heatmap');
  const add = (text, value) => {
    const option = document.createElement('option');
    option.textContent = text;
    option.value = value;
    choice.append(option);
  };
  add('none', '');
  for (const { id, createTime, probability } of predictions) {
    const when = new Date(createTime).toLocaleString();
    add(`${when} · slide ${probability.toFixed(3)}`, `/predictions/${id}/heatmap.png`);
  }
  const show = createHeatmaps(viewer, element('opacity'));
  choice.addEventListener('change', () => show(choice.value));
  element('heatmap-choice').hidden = false;
}

async function start() {
  const slide = await (await ask(`${slidePath}.json`)).json();
  const size = `${slide.widthPx.toLocaleString('en')} × ${slide.heightPx.toLocaleString('en')} px`;
  const scale = slide.mppX === undefined ? 'pixel size unknown' : `${slide.mppX.toFixed(3)} µm/px`;
  element('facts').textContent = `${slide.id} · ${slide.format} · ${size} · ${scale}`;
  // The library would only say that it could not be loaded, not why.
  await ask(tiles);
  offerHeatmaps(openViewer(slide), slide.predictions);
}

start().catch((error) => tell(error.message));
