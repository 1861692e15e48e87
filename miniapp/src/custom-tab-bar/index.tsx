import { TabBar } from '@/home/components/tab-bar';

/** WeChat's name for the custom tab bar; H5 draws the same one from app.tsx. */
export default TabBar;
