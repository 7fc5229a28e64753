import type { Assessment } from '../../assessment.ts';
import { plainDates } from '../../plainDates.ts';
import type { Picture } from '../picture.ts';
import { drawTimeline, NARROW, WIDE } from './drawTimeline.ts';
import { type TimelineModel, timelineModel } from './timelineModel.ts';
import { eventCells, LANE_TITLES, timelineWords } from './timelineWords.ts';

export interface Timeline {
  readonly picture: Picture;
  /** Kinds of events of which none is recorded, each with the reason. */
  readonly absent: readonly { readonly title: string; readonly because: string }[];
}

const ID = 'timeline';
const COLUMNS = ['Date', 'What is recorded', 'Source'];

/** Diagnosis, metastases and treatments over time. */
export function timeline({ facts, asOf, policy }: Assessment): Timeline {
  const moment = { asOf, zone: policy.timeZone };
  const model = timelineModel(facts, moment);
  const { rows, undated, absent } = model;
  return {
    picture: {
      id: ID,
      title: 'Diagnosis, metastases and treatments',
      words: timelineWords(model, moment),
      isLabelled: rows.length > 0,
      remarks: remarksOf(model),
      drawings:
        rows.length === 0
          ? []
          : [
              { shownAt: 'narrow', svg: drawTimeline(model, NARROW, ID, moment) },
              { shownAt: 'wide', svg: drawTimeline(model, WIDE, ID, moment) },
            ],
      table: {
        caption: 'Events drawn',
        columns: COLUMNS,
        rows: rows.flatMap(({ events }) => events.map((event) => eventCells(event, moment))),
      },
      others:
        undated.length === 0
          ? []
          : [
              {
                caption: 'Events without a date',
                columns: COLUMNS,
                rows: undated.map((event) => eventCells(event, moment)),
              },
            ],
    },
    absent: absent.map(({ lane, because }) => ({
      title: LANE_TITLES[lane],
      because: plainDates(because, moment.zone),
    })),
  };
}

function remarksOf({ rows, undated }: TimelineModel): readonly string[] {
  const doubtful = rows.some(({ isDoubtful }) => isDoubtful) ? ['Hollow: does not count, or is not certain.'] : [];
  return undated.length > 0 ? [...doubtful, `Without a date, and so not drawn: ${undated.length}.`] : doubtful;
}
