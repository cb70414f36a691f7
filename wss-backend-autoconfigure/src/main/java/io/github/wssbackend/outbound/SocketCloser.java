/*
 * Copyright 2026-present the original author or authors.
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *      https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */

package io.github.wssbackend.outbound;

import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.web.socket.CloseStatus;

/**
 * Closes a socket on the executor, because closing may block. Where the executor takes
 * nothing more the connection is dropped at once. Has no state.
 *
 * @param transport the socket
 * @param executor where it is closed
 */
record SocketCloser(SocketTransport transport, Executor executor) {

	private static final Log logger = LogFactory.getLog(SocketCloser.class);

	void close(CloseStatus status) {
		execute(() -> this.transport.close(status));
	}

	void closeAndAbort(CloseStatus status) {
		execute(() -> this.transport.closeAndAbort(status));
	}

	void abort() {
		execute(this.transport::abort);
	}

	private void execute(Runnable closing) {
		try {
			this.executor.execute(() -> attempt(closing));
		}
		catch (RejectedExecutionException ex) {
			attempt(this.transport::abort);
		}
	}

	private void attempt(Runnable closing) {
		try {
			closing.run();
		}
		catch (RuntimeException ex) {
			logger.debug("Socket did not close cleanly", ex);
		}
	}

}
