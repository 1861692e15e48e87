import * as z from 'zod';
import { diagram, soldSettings, value } from '#configurator/queries';

export const choice = value;

/** The pinned version of a configured line's model, as the customer's phone needs it. */
export const cardModel = z.object({
  labels: z.record(
    z.string(),
    z.object({
      name: z.string(),
      unit: z.string().optional(),
      values: z.record(z.string(), z.object({ name: z.string(), imageUrl: z.string().optional() })),
    }),
  ),
  diagram,
  settings: soldSettings.optional(),
});
