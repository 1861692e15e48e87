import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { configuratorContract } from '#configurator/contract';
import { configured } from '#configurator/domain/configured';
import { domainsOf } from '#configurator/domain/domains';
import { checkModel } from '#configurator/domain/publish';
import { madeToChoice } from './models.ts';

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
