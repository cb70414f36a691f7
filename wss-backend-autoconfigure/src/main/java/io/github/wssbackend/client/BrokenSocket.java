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

package io.github.wssbackend.client;

import java.net.ProtocolException;
import java.nio.charset.CharacterCodingException;

import org.springframework.web.socket.CloseStatus;

/**
 * Says with which status the JDK ended a socket that broke. Has no state.
 */
final class BrokenSocket {

	private BrokenSocket() {
	}

	/**
	 * The status for an error.
	 * @param error what the JDK tells
	 * @return 1007 for text that is not UTF-8, 1002 for other breaches of the protocol,
	 * 1006 for a lost connection
	 */
	static CloseStatus status(Throwable error) {
		if (Causes.find(error, CharacterCodingException.class) != null) {
			return new CloseStatus(1007);
		}
		return new CloseStatus((Causes.find(error, ProtocolException.class) != null) ? 1002 : 1006);
	}

}
