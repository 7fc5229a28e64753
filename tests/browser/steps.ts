import type { Page } from 'playwright-core';

/** What a person does on the page of criteria before a page is looked at. */
export type Steps = (page: Page, openChart: (patient: string) => Promise<void>) => Promise<void>;

const answer = async (page: Page, answers: Readonly<Record<string, string>>): Promise<void> => {
  for (const [id, value] of Object.entries(answers)) await choose(page, id, value);
  await page.locator('.answers button').first().click();
};

/** A question stands behind a click where its answer is known already. */
async function choose(page: Page, id: string, value: string): Promise<void> {
  const field = page.locator(`input[name="${id}"]`).first();
  const closed = page.locator(`details:not([open]):has(input[name="${id}"]) > summary`);
  if ((await closed.count()) > 0) await closed.first().click();
  if ((await field.getAttribute('type')) === 'radio') await page.check(`input[name="${id}"][value="${value}"]`);
  else await field.fill(value);
}

/** Four questions answered, one answer taken back. */
export const answerAndWithdraw: Steps = async (page) => {
  await answer(page, { unresectable: 'yes', 'liver-dominant': 'yes', 'prefers-y90': 'no', 'tumor-board': 'yes' });
  await page.waitForURL(/saved=/);
  const given = page.locator('.given-answer', { hasText: 'tumor board' });
  await given.locator('.withdraw summary').click();
  await given.locator('.withdraw button').click();
  await page.waitForURL(/withdrawn=/);
};

/** Answers that the store refuses. */
export const failToSave: Steps = async (page) => {
  await answer(page, { unresectable: 'yes', 'liver-dominant': 'no', 'largest-lesion-cm': '2.7' });
  await page.locator('.notice-alert').waitFor();
};

/** A decision about all four therapies, then one about DEB-TACE, then another one about it. */
export const decideThrice: Steps = async (page) => {
  const home = page.url();
  const decide = async (about: string, kind: string, reason: string) => {
    await page.goto(`${home}decisions`);
    await page.check(`input[name="about"][value="${about}"]`);
    await page.check(`input[name="kind"][value="${kind}"]`);
    if (kind === 'against') await page.check('input[name="against"][value="unresectable"]');
    await page.fill('#decision-reason', reason);
    await page.click('.decide button');
    await page.waitForURL(/decided=/);
  };
  await decide('all', 'defer', 'Waiting for the second reading of the images.');
  await decide('deb-tace', 'defer', 'The patient wants to think about it.');
  await decide('deb-tace', 'against', 'Resection of both lobes was judged impossible on the images of today.');
};

/** The list of one's own launches, of which all but this one and a new one of another patient were ended. */
export const leaveTwoLaunches: Steps = async (page, openChart) => {
  const home = page.url();
  await page.goto(`${home}launches`);
  const others = page.locator('td .end-launch');
  while ((await others.count()) > 1) {
    const id = await page.locator('td input[name="launch"]').last().inputValue();
    await others.last().click();
    await page.waitForURL(new RegExp(`ended=${id}`));
  }
  await openChart('gist');
  await page.goto(`${home}launches`);
};

/** The answer to the button at the end of every page. */
export const endLaunch: Steps = async (page) => {
  await page.click('footer .end-launch');
  await page.locator('#ended-title').waitFor();
};

/** A grade that can be written into the EHR. */
export const gradeEcog: Steps = async (page) => {
  await answer(page, { ecog: '1' });
  await page.waitForURL(/saved=/);
};

/** Rows of the board that differ in all that a row can hold: unknown, met, correctable with values set aside. */
export const openRows: Steps = async (page) => {
  for (const id of ['unresectable', 'creatinine', 'inr']) await page.click(`#criterion-${id} .reading > summary`);
  await page.mouse.move(0, 0);
};
