import { useEffect, useRef } from 'react';
import { isH5 } from '@/wx/platform';

const STARTS_AFTER_PX = 6;

type Dragged = { thing: HTMLElement; ghost: HTMLElement; dx: number; dy: number };
type Rules = {
  /** Ids of what can be dragged, and of where it can be dropped, begin with these. */
  things: string;
  places: string;
  onDrop: (thing: string, place: string) => void;
};

const closest = (at: Element | null, prefix: string): HTMLElement | undefined => at?.closest<HTMLElement>(`[id^="${prefix}"]`) ?? undefined;

/**
 * Dragging with the mouse on a wide window; Escape lets go. Keyboard and touch have a menu instead. Listens on the window while the page is
 * shown, so that nothing has to be rendered anew while a card moves.
 */
export function useDrag(rules: Rules): void {
  const latest = useRef(rules);
  latest.current = rules;
  useEffect(() => (isH5 ? listen(latest) : undefined), []);
}

function listen(latest: { current: Rules }): () => void {
  let pressed: { thing: HTMLElement; x: number; y: number } | undefined;
  let dragged: Dragged | undefined;
  let over: HTMLElement | undefined;
  const mark = (place: HTMLElement | undefined): void => {
    if (over !== place) {
      over?.classList.remove('drag-over');
      place?.classList.add('drag-over');
    }
    over = place;
  };
  const stop = (): void => {
    dragged?.ghost.remove();
    dragged?.thing.classList.remove('drag-away');
    mark(undefined);
    pressed = undefined;
    dragged = undefined;
  };
  const down = (event: PointerEvent): void => {
    const thing = event.button === 0 && event.target instanceof Element ? closest(event.target, latest.current.things) : undefined;
    if (thing) pressed = { thing, x: event.clientX, y: event.clientY };
  };
  const move = ({ clientX, clientY }: PointerEvent): void => {
    if (!pressed) return;
    if (!dragged && Math.hypot(clientX - pressed.x, clientY - pressed.y) > STARTS_AFTER_PX) dragged = lifted(pressed);
    if (!dragged) return;
    dragged.ghost.style.transform = `translate(${clientX - dragged.dx}px, ${clientY - dragged.dy}px)`;
    mark(closest(document.elementFromPoint(clientX, clientY), latest.current.places));
  };
  const up = (): void => {
    const { thing, place } = { thing: dragged?.thing.id, place: over?.id };
    if (thing !== undefined) window.addEventListener('click', swallow, { capture: true, once: true });
    stop();
    setTimeout(() => window.removeEventListener('click', swallow, { capture: true }), 0);
    if (thing !== undefined && place !== undefined) latest.current.onDrop(thing, place);
  };
  const key = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') stop();
  };
  const listeners = { pointerdown: down, pointermove: move, pointerup: up, pointercancel: stop, keydown: key };
  for (const [name, listener] of Object.entries(listeners)) window.addEventListener(name, listener as EventListener);
  return () => {
    stop();
    for (const [name, listener] of Object.entries(listeners)) window.removeEventListener(name, listener as EventListener);
  };
}

/** Letting go of a card is no tap on it. */
const swallow = (event: Event): void => {
  event.stopPropagation();
  event.preventDefault();
};

function lifted({ thing, x, y }: { thing: HTMLElement; x: number; y: number }): Dragged {
  const { left, top, width } = thing.getBoundingClientRect();
  const ghost = thing.cloneNode(true) as HTMLElement;
  ghost.removeAttribute('id');
  ghost.classList.add('drag-ghost');
  ghost.style.width = `${width}px`;
  (thing.parentElement ?? document.body).appendChild(ghost);
  thing.classList.add('drag-away');
  return { thing, ghost, dx: x - left, dy: y - top };
}
