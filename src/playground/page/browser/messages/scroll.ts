const NEAR_END_PX = 60;

/** Keeps the view at the end while it is there, and a pressed control in place while its message changes. */
export function createScroll(scroller: HTMLElement, content: HTMLElement) {
  let atEnd = true;
  let last = 0;
  const nearEnd = () => scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < NEAR_END_PX;
  const toEnd = () => {
    atEnd = true;
    scroller.scrollTop = scroller.scrollHeight;
    last = scroller.scrollTop;
  };
  // Only scrolling up lets go of the end: content may have grown between a scroll and its event.
  scroller.addEventListener(
    'scroll',
    () => {
      if (scroller.scrollTop < last) atEnd = nearEnd();
      else atEnd ||= nearEnd();
      last = scroller.scrollTop;
    },
    { passive: true },
  );
  /**
   * Shows the latest message: its end, or its beginning if it is taller than the view and hasn't been scrolled through.
   */
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
     * Runs `change`, which redraws `element`. The focused control keeps its screen position and the focus; if it is
     * gone or disabled, another in the same element gets the focus.
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
