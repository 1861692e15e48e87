import { View } from '@tarojs/components';
import { type ReactNode, useRef, useState } from 'react';
import { type Action, useAction } from '@/api/use-action';
import { t } from '@/locales/t';
import { addCode } from '@/orders/add-code';
import { useCartStore } from '@/orders/use-cart';
import { Button } from '@/ui/button';
import { ProblemLine } from '@/ui/error-state';
import { notify } from '@/ui/notice';
import { ScanBox } from '@/ui/scan-box';
import { GoodsSheet } from './goods-sheet';

/** Goods with options and kits are made elsewhere. */
export type Finding = { onConfigure: (skuId: string, modelId: string) => void; onKit: (kitId: string) => void };

/** Goods into the cart in use: scanned, typed, or found by words; `children` are further buttons beside the search. */
export function FindGoods({ onConfigure, onKit, children }: Finding & { children?: ReactNode }) {
  const [words, setWords] = useState<string>();
  const { scan, take } = useCodes(onConfigure, setWords);
  return (
    <>
      <ScanBox placeholder={t('orders.scanPlaceholder')} onCode={take} />
      <View className="orders-desk-find">
        <Button id="find-goods" kind="quiet" small label={t('orders.findGoods')} onTap={() => setWords('')} />
        {children}
      </View>
      <ProblemLine problem={scan.problem} />
      <GoodsSheet words={words} onClose={() => setWords(undefined)} onConfigure={onConfigure} onKit={onKit} />
    </>
  );
}

/** Codes as they come in: into the cart, to the configurator, or into the search where nobody knows them. */
function useCodes(
  onConfigure: Finding['onConfigure'],
  onUnknown: (code: string) => void,
): { scan: Action<[string]>; take: (code: string) => void } {
  const store = useCartStore();
  const scan = useAction(async (code: string) => {
    const found = await addCode(code, store);
    if (found.kind === 'configure') onConfigure(found.skuId, found.modelId);
    if (found.kind === 'unknown') onUnknown(found.code);
    if (found.kind === 'cover') notify(t('orders.coverHow', { name: found.name }));
    if (found.kind === 'othersCoupon') notify(t('orders.couponOthers', { name: found.name }));
    if (found.kind === 'coupon') notify(t('orders.couponAdded', { name: found.name }));
  });
  // A scanner is faster than the network: codes wait for their turn, none is lost.
  const turn = useRef(Promise.resolve(true));
  const take = (code: string): void => {
    turn.current = turn.current.catch(() => false).then(() => scan.run(code));
  };
  return { scan, take };
}
