type Dialog = { id: string; onEscape: () => void };

/** Taro's H5 elements put their children in place a few frames after they appear, which takes the focus from them. */
const SETTLED_MS = 60;

// The last one is on top.
const open: Dialog[] = [];

/** H5: the keyboard belongs to this dialog until the returned function is called; then the focus is where it was before. */
export function holdKeys(id: string, onEscape: () => void): () => void {
  const before = document.activeElement;
  const dialog = { id, onEscape };
  open.push(dialog);
  if (open.length === 1) document.addEventListener('keydown', hear, true);
  const entering = setTimeout(enter, SETTLED_MS, id);
  return () => {
    clearTimeout(entering);
    open.splice(open.indexOf(dialog), 1);
    if (open.length === 0) document.removeEventListener('keydown', hear, true);
    if (before instanceof HTMLElement) before.focus({ preventScroll: true });
  };
}

/** What asks for the focus itself, such as a search box, keeps it. */
function enter(id: string): void {
  const inside = document.getElementById(id);
  if (!inside?.contains(document.activeElement)) inside?.focus({ preventScroll: true });
}

/** On the way down: Taro's inputs let no key out, and send an event of their own by this name, without a key. */
function hear(event: KeyboardEvent): void {
  const top = open[open.length - 1];
  if (!top) return;
  if (event.key === 'Escape') top.onEscape();
  if (event.key === 'Tab') stayInside(top.id, event);
}

function stayInside(id: string, event: KeyboardEvent): void {
  const inside = document.getElementById(id);
  const stops = [...(inside?.querySelectorAll<HTMLElement>('[tabindex="0"], input, textarea, button') ?? [])];
  const first = stops[0];
  const last = stops[stops.length - 1];
  const now = document.activeElement;
  const outside = now === inside || !inside?.contains(now);
  if (event.shiftKey ? outside || now === first : outside || now === last) {
    event.preventDefault();
    (event.shiftKey ? last : first)?.focus();
  }
}
