// Suggestions for the search fields as you type. Search works without this script too.
const WAIT_MS = 120;

for (const field of document.querySelectorAll('input[data-suggest]')) {
  const list = document.getElementById(field.getAttribute('list') ?? '');
  let timer;
  let asked = '';
  field.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(async () => {
      const typed = field.value.trim();
      if (typed === asked || typed.length < 2) return;
      asked = typed;
      const query = new URLSearchParams({ kind: field.dataset.suggest, q: typed });
      const answer = await fetch(`${field.dataset.from}?${query}`).catch(() => undefined);
      if (answer?.ok !== true || asked !== typed) return;
      const choices = await answer.json();
      list.replaceChildren(
        ...choices.map(({ value, label }) => {
          const option = document.createElement('option');
          option.value = value;
          if (label !== undefined) option.label = label;
          return option;
        }),
      );
    }, WAIT_MS);
  });
}
