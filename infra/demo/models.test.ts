import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { configuratorContract } from '#configurator/contract';
import { configured } from '#configurator/domain/configured';
import { domainsOf } from '#configurator/domain/domains';
import { checkKit } from '#configurator/domain/kit-model';
import { checkModel } from '#configurator/domain/publish';
import { pillow, twoBeds } from './kits.ts';
import { madeToChoice } from './models.ts';

const kitBody = configuratorContract['POST /configurator/kits'].body;
const publishing = configuratorContract['POST /configurator/models'].body.omit({ skuId: true });

for (const { article, model: body, chosen } of Object.values(madeToChoice)) {
  test(`${article.name} can be published, its list price is its cheapest product's, and what customers chose can be made`, () => {
    const { name, labels, model } = publishing.parse(body);
    const checked = checkModel(model, (json) => gzipSync(json).length);
    assert.ok(checked.ok, JSON.stringify(checked));
    assert.equal(domainsOf(checked.diagram, {}).fromFen, article.list * 100);
    const live = { modelId: '', version: 1, skuId: '', name, labels, diagram: checked.diagram, publishedAt: '' };
    for (const choices of chosen) assert.ok(configured(live, choices).priceFen >= article.list * 100);
    for (const [option, values] of Object.entries(model.vars))
      for (const value of values) assert.ok(labels[option]?.values[String(value)], `${option} ${value} has a name`);
  });
}

test('the kit of two beds can be published and costs less than its parts', () => {
  const { labels, model } = publishing.parse(madeToChoice.BED.model);
  const { parts, rules, shared, price } = kitBody.parse(twoBeds(`md_${'0'.repeat(26)}`, `sk_${'0'.repeat(26)}`));
  const goods = parts.map(({ of, ...part }) => ({ ...part, ...('modelId' in of ? { model, labels } : { priceFen: pillow.list * 100 }) }));
  const checked = checkKit({ shared, rules, parts: goods, roundTo: 1, ...price }, (json) => gzipSync(json).length);
  assert.ok(checked.ok, JSON.stringify(checked));
  assert.deepEqual(Object.keys(checked.diagram.vars).slice(0, 2), ['series', 'length']);
  const cheapest = 2 * 199_900 + 2 * pillow.list * 100;
  assert.equal(domainsOf(checked.diagram, {}).fromFen, Math.floor((cheapest * 95) / 10_000) * 100);
});
