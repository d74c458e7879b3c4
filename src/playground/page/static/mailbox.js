// Shows a new mail as soon as it arrives.
const LOOK_MS = 1500;
const shown = Number(document.body.dataset.newest);

setInterval(async () => {
  const answer = await fetch('/api/mails').catch(() => undefined);
  if (answer?.ok !== true) return;
  const { newest } = await answer.json();
  if (newest !== shown) location.assign('/mailbox');
}, LOOK_MS);
