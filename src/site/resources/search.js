// The search of the site: sections that have all words, those with a word in their title first.
const field = document.getElementById('search');
const found = document.getElementById('found');

function matches(words) {
  const hits = [];
  for (const [title, page, text] of SEARCH_INDEX) {
    const inTitle = title.toLowerCase();
    const inText = text.toLowerCase();
    if (words.every(word => inTitle.includes(word) || inText.includes(word))) {
      hits.push({title, page, text, score: words.filter(word => inTitle.includes(word)).length});
    }
  }
  return hits.sort((a, b) => b.score - a.score).slice(0, 20);
}

function excerpt(text, word) {
  const at = Math.max(0, text.toLowerCase().indexOf(word) - 60);
  return (at > 0 ? '… ' : '') + text.slice(at, at + 160) + ' …';
}

function show() {
  const words = field.value.toLowerCase().split(/\s+/).filter(word => word !== '');
  found.replaceChildren();
  found.hidden = words.length === 0;
  const hits = words.length === 0 ? [] : matches(words);
  for (const hit of hits) {
    const item = document.createElement('li');
    const link = document.createElement('a');
    link.href = hit.page;
    link.textContent = hit.title;
    const text = document.createElement('p');
    text.textContent = excerpt(hit.text, words[0]);
    item.append(link, text);
    found.append(item);
  }
  if (words.length > 0 && hits.length === 0) {
    const item = document.createElement('li');
    item.textContent = 'nothing found';
    found.append(item);
  }
}

field.addEventListener('input', show);
document.addEventListener('keydown', event => {
  if (event.key === 'Escape') {
    field.value = '';
    show();
  }
});
if (matchMedia('(max-width: 50rem)').matches) {
  document.querySelector('nav details').open = false;
}
document.documentElement.dataset.ready = 'true';
