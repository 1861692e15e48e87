import { dayOf } from '@functions/kernel/instant.ts';
import { language } from '@/locales/language';

const two = (n: number): string => String(n).padStart(2, '0');

/** 「今天 14:30」, 「3月5日 14:30」, with the year where it is another one; in the phone's own zone. */
export function moment(instant: string, now: Date = new Date()): string {
  const at = new Date(instant);
  const time = `${two(at.getHours())}:${two(at.getMinutes())}`;
  if (at.toDateString() === now.toDateString()) return language() === 'en' ? `Today ${time}` : `今天 ${time}`;
  return `${dayName(at, now)} ${time}`;
}

/** 「14:30」, in the phone's own zone. */
export const clockTime = (instant: string): string => {
  const at = new Date(instant);
  return `${two(at.getHours())}:${two(at.getMinutes())}`;
};

/** 「刚刚」, 「12 分钟前」 within the hour; after that when it was. */
export function ago(instant: string, now: Date = new Date()): string {
  const minutes = Math.floor((now.getTime() - Date.parse(instant)) / 60_000);
  if (minutes >= 60) return moment(instant, now);
  if (minutes < 1) return language() === 'en' ? 'just now' : '刚刚';
  return language() === 'en' ? `${minutes} min ago` : `${minutes} 分钟前`;
}

/** 「3月5日」, 「2025年3月5日」. */
export function dayName(at: Date, now: Date = new Date()): string {
  const year = at.getFullYear() === now.getFullYear() ? '' : String(at.getFullYear());
  if (language() === 'en') return `${year === '' ? '' : `${year}-`}${two(at.getMonth() + 1)}-${two(at.getDate())}`;
  return `${year === '' ? '' : `${year}年`}${at.getMonth() + 1}月${at.getDate()}日`;
}

/** The business day that it is in the stores, 'YYYY-MM-DD', wherever the phone is: what the server counts by. */
export const today = (now: Date = new Date()): string => dayOf(now.toISOString());

/** The day a calendar shows, 'YYYY-MM-DD'. */
export const dayText = (at: Date): string => `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
