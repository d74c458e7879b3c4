import { byId } from './dom.ts';

/** The frame of the page: the drawer of small screens, the state of the connection, typing from anywhere. */
export function createLayout() {
  const opener = byId('open-channels');
  const drawer = (isOpen: boolean) => {
    byId('app').classList.toggle('drawer', isOpen);
    opener.setAttribute('aria-expanded', String(isOpen));
  };
  opener.addEventListener('click', () => drawer(!byId('app').classList.contains('drawer')));
  byId('main').addEventListener('pointerdown', (event) => {
    if (event.target instanceof Node && !opener.contains(event.target)) drawer(false);
  });
  return {
    closeDrawer: () => drawer(false),
    connection(said: string): void {
      byId('connection').textContent = said;
    },
    canWrite(can: boolean): void {
      byId('foot').hidden = !can;
    },
    /** A letter typed while nothing has the focus goes to the box, as at Discord. */
    typeAnywhere(focus: () => void): void {
      document.addEventListener('keydown', (event) => {
        const free = document.activeElement === null || document.activeElement === document.body;
        const plain = event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey;
        if (free && plain) focus();
      });
    },
  };
}
