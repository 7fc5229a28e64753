/** The form of a launch's id: what has another form is no launch, and the store need not be asked. */
export const LAUNCH_ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
