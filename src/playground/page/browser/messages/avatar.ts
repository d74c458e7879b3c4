/** A round picture with a person's initial, made here because the page may not fetch pictures. */
export function avatarUrl(name: string, color: string): string {
  const initial = [...name.trim()][0]?.toUpperCase() ?? '?';
  const safe = initial.replace(/[&<>"']/g, '?');
  const svg =
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 80 80"><rect width="80" height="80" fill="${color}"/>` +
    `<text x="40" y="42" dy=".33em" text-anchor="middle" font-family="Helvetica, Arial, sans-serif" font-size="36" ` +
    `font-weight="600" fill="#1e1f22">${safe}</text></svg>`;
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}

/** The bot's picture: a folded paper. */
export function botAvatarUrl(color: string): string {
  const svg =
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" fill="${color}"/>` +
    '<path d="M9.500 7.500h9l4 4v13h-13z" fill="#fff"/><path d="M18.500 7.500v4h4" fill="#c9cdfb"/>' +
    `<path d="M12.500 15h7M12.500 18h7M12.500 21h4.500" stroke="${color}" stroke-width="1.500" stroke-linecap="round"/></svg>`;
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}

/** The picture of a message's author. */
export function faceOf(author: { name: string; color: string; bot: boolean }): string {
  return author.bot ? botAvatarUrl(author.color) : avatarUrl(author.name, author.color);
}
