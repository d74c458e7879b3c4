const NEAR_END_PX = 60;

/** Keeps the end in view while it is in view, and the pressed control in its place while a message changes. */
export function createScroll(scroller: HTMLElement, content: HTMLElement) {
  let atEnd = true;
  let last = 0;
  const nearEnd = () => scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < NEAR_END_PX;
  const toEnd = () => {
    atEnd = true;
    scroller.scrollTop = scroller.scrollHeight;
    last = scroller.scrollTop;
  };
  // Only scrolling up lets go of the end: content may have grown between a scroll and the news of it.
  scroller.addEventListener(
    'scroll',
    () => {
      if (scroller.scrollTop < last) atEnd = nearEnd();
      else atEnd ||= nearEnd();
      last = scroller.scrollTop;
    },
    { passive: true },
  );
  /** Shows what came last: its end, of what is taller than the view its beginning, unless it was read on already. */
  const toLatest = () => {
    atEnd = true;
    const latest = content.lastElementChild;
    if (latest === null || latest.clientHeight <= scroller.clientHeight) return toEnd();
    const begin = latest.getBoundingClientRect().top - scroller.getBoundingClientRect().top;
    if (begin > 0) scroller.scrollTop += begin;
    last = scroller.scrollTop;
  };
  const follow = new ResizeObserver(() => {
    if (atEnd) toLatest();
  });
  follow.observe(content);
  follow.observe(scroller);

  return {
    toEnd,
    toLatest,
    /**
     * Runs `change`, which draws `element` anew. The control that had the focus keeps its place on the screen, and the focus; when
     * it is gone or disabled, another of the same element gets it.
     */
    keepPlace(element: Element | null, change: () => void): void {
      const focused = document.activeElement;
      const index = focused === null || element === null ? -1 : controls(element).indexOf(focused);
      const before = index < 0 ? undefined : focused?.getBoundingClientRect().top;
      change();
      if (element === null || before === undefined) return;
      const all = controls(element);
      const target = [all[index], ...all].find((control) => control !== undefined && isUsable(control));
      if (!(target instanceof HTMLElement)) return;
      target.focus({ preventScroll: true });
      scroller.scrollTop += (all[index] ?? target).getBoundingClientRect().top - before;
    },
  };
}

function controls(element: Element): Element[] {
  return [...element.querySelectorAll('.v2-button, v2-select .head')];
}

function isUsable(control: Element): boolean {
  return !control.hasAttribute('disabled') && control.getAttribute('aria-disabled') !== 'true';
}
