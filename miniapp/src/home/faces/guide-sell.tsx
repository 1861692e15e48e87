import { useState } from 'react';
import { useConfiguring } from '@/home/use-configuring';
import { SellDesk } from '@/orders/components/sell-desk';
import { quoteBody } from '@/orders/quote-body';
import { deskCart } from '@/orders/use-cart';
import { NewCard } from '@/quotes/components/new-card';

/** 开单: the desk, and beside it the configurator where the goods have options, and the quote card that the cart may become. */
export function GuideSell() {
  const [quoting, setQuoting] = useState(false);
  const { onConfigure, onKit, sheets } = useConfiguring(deskCart);
  const { cart } = deskCart();
  const { couponIds: _, points: __, ...asked } = quoteBody(cart);
  const configured = cart.lines.flatMap(({ lineKey, name, configurationId, kitName }) =>
    // A kit's parts were chosen together: the customer may not change one alone.
    configurationId === undefined || kitName !== undefined ? [] : [{ lineKey, name, configurationId }],
  );
  return (
    <>
      <SellDesk onConfigure={onConfigure} onQuote={() => setQuoting(true)} onKit={onKit} />
      {sheets}
      <NewCard
        asked={quoting ? asked : undefined}
        configured={configured}
        onClose={() => setQuoting(false)}
        onMade={() => setQuoting(false)}
      />
    </>
  );
}
