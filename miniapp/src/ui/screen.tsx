import { Text, View } from '@tarojs/components';
import { createContext, type ReactNode, useContext, useEffect, useState } from 'react';
import { t } from '@/locales/t';
import { useAppearance } from '@/ui/appearance';
import { ConfirmSheet } from '@/ui/confirm-sheet';
import { Icon } from '@/ui/icon';
import { NoticeBar } from '@/ui/notice-bar';
import { SheetPlace } from '@/ui/sheet-place';
import { Tap } from '@/ui/tap';
import { back } from '@/wx/navigate';
import { setTitle } from '@/wx/page-title';
import { isH5 } from '@/wx/platform';
import './screen.scss';

/** What stands above every page, such as the offline bar; the app gives it. */
export const ScreenNotice = createContext<ReactNode>(null);
/** Where the back arrow leads when there is no page before this one; the app gives it. */
export const HomePage = createContext('');

type Props = {
  title: string;
  /** A tab page: no back arrow, and room for the tab bar. */
  tab?: boolean | undefined;
  /** At the right of the title: one thing. */
  action?: ReactNode;
  /** The page's one primary action, under the thumb; always in sight. */
  footer?: ReactNode;
  /** 'column' (default) for forms and reading, 'wide' for Split and tables, which use the width of a desktop window. */
  width?: 'column' | 'wide' | undefined;
  /** 'plain' for a page without a title bar of its own (sign-in). */
  chrome?: 'bar' | 'plain' | undefined;
  children: ReactNode;
};

/** Every page is one Screen: title, way back, safe areas, offline bar, notices, and a column that a wide window does not stretch. */
export function Screen({ title, tab = false, action, footer, width = 'column', chrome = 'bar', children }: Props) {
  const elder = useAppearance((state) => state.elder);
  const notice = useContext(ScreenNotice);
  const [sheets, setSheets] = useState<HTMLElement | null>(null);
  useEffect(() => setTitle(title), [title]);
  return (
    <View
      className={`ui-screen ui-screen-${width} ${chrome === 'plain' ? 'ui-screen-plain' : ''} ${tab ? 'ui-screen-tab' : ''} ${elder ? 'elder' : ''}`}
    >
      <SheetPlace.Provider value={sheets}>
        {notice}
        {chrome === 'bar' && <Bar title={title} tab={tab} action={action} />}
        <View className="ui-screen-content">{children}</View>
        {footer !== undefined && (
          <View className="ui-screen-foot">
            <View className="ui-screen-foot-column">{footer}</View>
          </View>
        )}
      </SheetPlace.Provider>
      {isH5 && <View ref={setSheets} />}
      <NoticeBar />
      <ConfirmSheet />
    </View>
  );
}

/** WeChat draws title and back arrow itself; there only the action needs a place. */
function Bar({ title, tab, action }: { title: string; tab: boolean; action: ReactNode }) {
  const home = useContext(HomePage);
  if (!isH5) return action === undefined ? null : <View className="ui-screen-tools">{action}</View>;
  return (
    <View className="ui-screen-bar">
      <View className="ui-screen-bar-column">
        {!tab && (
          <Tap className="ui-screen-back" label={t('ui.back')} onTap={() => back(home)}>
            <Icon name="back" />
          </Tap>
        )}
        <Text className="ui-screen-title">{title}</Text>
        {action}
      </View>
    </View>
  );
}
