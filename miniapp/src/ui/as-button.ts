import { isH5 } from '@/wx/platform';

/**
 * What makes a View a button for a screen reader and, on H5, for the keyboard. WeChat's own Button element brings a
 * border, a line height and a width that differ per platform, so only its open abilities use it.
 */
export function asButton(label: string | undefined, disabled = false): object {
  if (!isH5) return { ariaRole: 'button', ...(label === undefined ? {} : { ariaLabel: label }) };
  return {
    role: 'button',
    tabIndex: disabled ? -1 : 0,
    'aria-disabled': disabled ? 'true' : 'false',
    ...(label === undefined ? {} : { 'aria-label': label }),
  };
}
