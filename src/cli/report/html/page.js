'use strict';
const by = (id) => document.getElementById(id);
const all = (root, what) => [...root.querySelectorAll(what)];
const articles = all(document, 'article').map((node) => ({
  node,
  words: node.textContent.toLocaleLowerCase(),
  found: all(node, '.found > li[data-rule]'),
}));
const marks = new Map();
for (const mark of all(document, 'mark')) {
  marks.set(mark.dataset.d, [...(marks.get(mark.dataset.d) || []), mark]);
}

function filter() {
  const words = by('q').value.toLocaleLowerCase().trim();
  const [level, rule, status] = ['level', 'rule', 'status'].map((id) => by(id).value);
  const fits = (item) => (!level || item.dataset.level === level) && (!rule || item.dataset.rule === rule);
  let shown = 0;
  for (const { node, words: text, found } of articles) {
    let n = 0;
    for (const item of found) {
      item.hidden = !fits(item);
      n += item.hidden ? 0 : 1;
      for (const mark of marks.get(item.id) || []) mark.style.background = item.hidden ? 'none' : '';
    }
    const wanted = !(level || rule || by('only').checked) || n > 0;
    const has = !status || node.querySelector('.text .fig.' + status);
    node.hidden = !(wanted && has && (!words || text.includes(words)));
    shown += node.hidden ? 0 : 1;
  }
  for (const group of all(document, '.rules details')) {
    group.hidden = Boolean(rule && group.dataset.rule !== rule);
    for (const item of all(group, 'li')) item.hidden = Boolean(level && item.dataset.level !== level);
  }
  by('n').textContent = shown + ' / ' + articles.length;
}

const controls = document.querySelector('.controls');
controls.hidden = false;
controls.addEventListener('input', filter);
controls.addEventListener('submit', (event) => event.preventDefault());
for (const link of all(document, '[data-pick]')) {
  link.addEventListener('click', (event) => {
    event.preventDefault();
    by('rule').value = link.dataset.pick;
    filter();
    document.querySelector('.articles').scrollIntoView();
  });
}

const tip = by('tip');
function show(figure) {
  const place = figure.getClientRects()[0];
  if (!place) return;
  tip.textContent = figure.dataset.read;
  tip.hidden = false;
  const left = Math.min(place.left, innerWidth - tip.offsetWidth - 8);
  const below = place.bottom + 6 + tip.offsetHeight < innerHeight;
  const top = below ? place.bottom + 6 : place.top - tip.offsetHeight - 6;
  tip.style.left = Math.max(8, left) + scrollX + 'px';
  tip.style.top = top + scrollY + 'px';
}
const hide = () => { tip.hidden = true; };
for (const figure of all(document, '.text .fig')) {
  figure.dataset.read = figure.title;
  figure.removeAttribute('title');
  figure.addEventListener('mouseenter', () => show(figure));
  figure.addEventListener('focus', () => show(figure));
  figure.addEventListener('click', () => show(figure));
  figure.addEventListener('mouseleave', hide);
  figure.addEventListener('blur', hide);
}
addEventListener('keydown', (event) => { if (event.key === 'Escape') hide(); });

function light(id, on) {
  for (const node of [by(id), ...(marks.get(id) || [])]) if (node) node.classList.toggle('lit', on);
}
for (const [id, list] of marks) {
  for (const node of [by(id), ...list]) {
    if (!node) continue;
    node.addEventListener('mouseenter', () => light(id, true));
    node.addEventListener('mouseleave', () => light(id, false));
  }
  for (const mark of list) {
    mark.addEventListener('click', (event) => {
      if (!event.target.closest('.fig')) by(id).scrollIntoView({ block: 'center' });
    });
  }
}
addEventListener('beforeprint', () => all(document, 'details.claims').forEach((it) => { it.open = true; }));
filter();
