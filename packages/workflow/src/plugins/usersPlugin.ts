/** The plugin of the priors that a user added. It is no package: no version of it can be had. */
export const usersPlugin = 'user';
