export const api = {
  offline: 'No connection. Check the network and try again',
  uploadFailed: 'The photo was not uploaded. Check the network and try again',
  timeout: 'The server did not answer in time. Try again shortly',
  unexpected: 'Something went wrong on our side ({status}). Try again later',
};
