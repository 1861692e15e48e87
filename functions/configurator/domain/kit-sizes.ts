import { configured } from './configured.ts';
import { optionInKit } from './kit-model.ts';
import type { Choices } from './model.ts';
import type { PublishedKit } from './published-kit.ts';
import type { PublishedModel } from './published-model.ts';
import { billedChoices, oddSizes } from './sizes.ts';

type Models = ReadonlyMap<string, PublishedModel>;

/**
 * The kit's choices with sizes off the list in place: its own rules hold for the standard sizes these are billed as, and each part that
 * has the size is made and billed by its own model's rule. Refuses as `configured` does.
 */
export function kitChoices(kit: PublishedKit, models: Models, asked: Choices): Choices {
  const { diagram } = kit.model;
  const odd = oddSizes(diagram, sizedFreely(kit, models), asked);
  const { choices } = configured(kit.model, billedChoices(diagram, asked, odd));
  const sizes = Object.entries(asked).filter(([name]) => odd.includes(name));
  return { ...choices, ...Object.fromEntries(sizes) };
}

/** The options that some part makes to size, by the kit's names; how far, its own model says. */
function sizedFreely(kit: PublishedKit, models: Models) {
  const names = kit.parts.flatMap((part) => {
    const rule = 'modelId' in part ? models.get(part.modelId)?.settings?.nonstandard : undefined;
    return Object.keys({ ...rule?.min, ...rule?.max }).map((name) => optionInKit(kit, part.key, name));
  });
  return { step: 1, min: Object.fromEntries(names.map((name) => [name, 0])), max: {}, surchargeBp: 0, surchargeMin: 0 };
}
