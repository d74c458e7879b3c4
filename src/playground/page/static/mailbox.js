// Shows a mail that has come, as soon as it has.
const LOOK_MS = 1500;
const shown = Number(document.body.dataset.newest);

setInterval(async () => {
  const answer = await fetch('/api/mails').catch(() => undefined);
  if (answer?.ok !== true) return;
  const { newest } = await answer.json();
  if (newest !== shown) location.assign('/mailbox');
}, LOOK_MS);
