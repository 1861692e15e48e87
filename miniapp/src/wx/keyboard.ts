const pressable = new Set(['button', 'switch']);

/** H5: Enter and Space press what has the focus, as on a real button. */
export function pressWithKeys(): void {
  document.addEventListener('keydown', (event) => {
    const target = event.target;
    if (!(target instanceof HTMLElement) || !pressable.has(target.getAttribute('role') ?? '')) return;
    if (event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
    target.click();
  });
}
