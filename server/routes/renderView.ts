import type { Application } from 'express';

/** A view as text, for what is not simply the answer to a request. */
export const renderView = (app: Application, view: string, model: object): Promise<string> =>
  new Promise((resolve, reject) => {
    app.render(view, model, (error: Error | null, html: string) => (error ? reject(error) : resolve(html)));
  });
