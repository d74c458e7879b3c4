import { byId } from '../dom/dom.ts';

/** The page's frame: the drawer on small screens, the connection state, typing from anywhere. */
export function createLayout() {
  const opener = byId('open-channels');
  const isOpen = () => byId('app').classList.contains('drawer');
  const drawer = (open: boolean) => {
    byId('app').classList.toggle('drawer', open);
    opener.setAttribute('aria-expanded', String(open));
  };
  opener.addEventListener('click', () => drawer(!isOpen()));
  byId('main').addEventListener('pointerdown', (event) => {
    if (event.target instanceof Node && !opener.contains(event.target)) drawer(false);
  });
  document.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || event.defaultPrevented || !isOpen()) return;
    drawer(false);
    opener.focus();
  });
  return {
    closeDrawer: () => drawer(false),
    connection(said: string): void {
      byId('connection').textContent = said;
    },
    canWrite(can: boolean): void {
      byId('foot').hidden = !can;
    },
    /** A letter typed while nothing, or a message, has the focus goes to the box, as in Discord. */
    typeAnywhere(focus: () => void): void {
      document.addEventListener('keydown', (event) => {
        const { activeElement } = document;
        const free =
          activeElement === null ||
          activeElement === document.body ||
          activeElement.localName === 'discord-message';
        const plain =
          event.key.length === 1 && event.key !== ' ' && !event.ctrlKey && !event.metaKey && !event.altKey;
        if (free && plain) focus();
      });
    },
  };
}
