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

package io.github.wssbackend.benchmarks.peer.stomp;

import io.github.wssbackend.benchmarks.peer.Tick;

import org.springframework.messaging.handler.annotation.MessageMapping;
import org.springframework.messaging.simp.SimpMessagingTemplate;
import org.springframework.messaging.simp.annotation.SendToUser;
import org.springframework.stereotype.Controller;

/**
 * Answers on the queue of the session that asked.
 */
@Controller
@SendToUser(destinations = "/queue/answers", broadcast = false)
class CallController {

	private final SimpMessagingTemplate template;

	CallController(SimpMessagingTemplate template) {
		this.template = template;
	}

	@MessageMapping("/add")
	Answer add(Sum sum) {
		return new Answer(sum.a() + sum.b(), sum.id());
	}

	@MessageMapping("/publish")
	Answer publish(Publication publication) {
		String pad = Tick.pad(publication.size());
		for (int i = 0; i < publication.count(); i++) {
			this.template.convertAndSend("/topic/tick", new Tick(publication.start() + i, 0, pad));
		}
		return new Answer(publication.count(), publication.id());
	}

	record Sum(int a, int b, long id) {
	}

	record Publication(int count, int size, long start, long id) {
	}

	record Answer(int args, long callbackId) {
	}

}
