import { View } from '@tarojs/components';
import { useEffect, useRef } from 'react';
import { call } from '@/api/call';
import type { ReplyOf } from '@/api/routes';
import { useAction } from '@/api/use-action';
import { jobWord } from '@/coupons/words';
import { moment } from '@/locales/moment';
import { t } from '@/locales/t';
import { Button } from '@/ui/button';
import { Tag } from '@/ui/chip';
import { ProblemLine } from '@/ui/error-state';
import { formatCount } from '@/ui/format-count';
import { List, Row } from '@/ui/list';
import { notify } from '@/ui/notice';
import { saveTextFile } from '@/wx/save-file';

type Job = ReplyOf<'GET /coupons/jobs/{jobId}'>;

const LOOK_AGAIN_MS = 1_500;

/** What was issued at once, the latest first; while one runs its progress is looked at again and again. */
export function Jobs({ jobs, onMoved }: { jobs: readonly Job[]; onMoved: () => void }) {
  const latest = useRef(onMoved);
  latest.current = onMoved;
  const running = jobs.some(({ state }) => state === 'RUNNING');
  useEffect(() => {
    if (!running) return undefined;
    const timer = setInterval(() => latest.current(), LOOK_AGAIN_MS);
    return () => clearInterval(timer);
  }, [running]);
  if (jobs.length === 0) return null;
  return (
    <List title={t('coupons.jobs')}>
      {jobs.map((job) => (
        <One key={job.jobId} job={job} />
      ))}
    </List>
  );
}

function One({ job }: { job: Job }) {
  const { kind, total, done, skipped, state, startedAt, audience } = job;
  const whom = audience?.tag ?? (audience?.level === undefined ? '' : t(`members.level${capital(audience.level)}`));
  const title = kind === 'CODES' ? t('coupons.jobCodes', { count: formatCount(total) }) : t('coupons.jobAudience', { whom });
  const figures = t('coupons.jobFigures', { done: formatCount(done), total: formatCount(total), skipped: formatCount(skipped) });
  const percent = total === 0 ? 100 : Math.round(((done + skipped) * 100) / total);
  return (
    <>
      <Row
        title={title}
        subtitle={
          <View>
            <View>{`${figures} · ${moment(startedAt)}`}</View>
            {state === 'RUNNING' && (
              <View className="coupons-bar coupons-gap">
                <View className="coupons-bar-done" style={{ width: `${percent}%` }} />
              </View>
            )}
          </View>
        }
        end={<Tag label={jobWord(state)} tone={state === 'DONE' ? 'good' : state === 'RUNNING' ? 'accent' : 'warn'} />}
      />
      {kind === 'CODES' && state === 'DONE' && <Download job={job} />}
    </>
  );
}

const capital = (level: string): 'Basic' | 'Silver' | 'Gold' | 'Diamond' =>
  level === 'silver' ? 'Silver' : level === 'gold' ? 'Gold' : level === 'diamond' ? 'Diamond' : 'Basic';

/** As a table that any program opens; the mark at its beginning tells Excel that it is UTF-8. */
function Download({ job: { jobId, name } }: { job: Job }) {
  const download = useAction(async () => {
    const lines = [`${t('coupons.code12')},${t('coupons.codeState')}`];
    let cursor: string | undefined;
    do {
      const query = cursor === undefined ? {} : { cursor };
      const page = await call('GET /coupons/jobs/{jobId}/codes', { params: { jobId }, query });
      for (const { code, claimed } of page.items) lines.push(`${inFours(code)},${t(claimed ? 'coupons.codeClaimed' : 'coupons.codeFree')}`);
      cursor = page.cursor;
    } while (cursor !== undefined);
    const way = await saveTextFile(`${name}.csv`, `\ufeff${lines.join('\r\n')}\r\n`);
    notify(t(way === 'saved' ? 'coupons.codesSaved' : way === 'copied' ? 'coupons.codesCopied' : 'coupons.codesNotSaved'));
  });
  return (
    <View>
      <ProblemLine problem={download.problem} />
      <Button small kind="quiet" id="download-codes" label={t('coupons.codesDownload')} busy={download.busy} onTap={download.run} />
    </View>
  );
}

const inFours = (code: string): string => code.replace(/(.{4})(?=.)/g, '$1-');
